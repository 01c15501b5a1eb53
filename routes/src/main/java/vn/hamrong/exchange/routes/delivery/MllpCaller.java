package vn.hamrong.exchange.routes.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import vn.hamrong.exchange.Destination.Address;
import vn.hamrong.shared.routes.outgoing.ClientTls;

/** Says one message over MLLP and listens for the first frame that comes back. */
public interface MllpCaller {

    /**
     * Connects anew, so that no answer to an earlier message can be taken for one to this; says {@code content}; listens;
     * closes.
     *
     * @param beforeFirstByte runs when the connection stands and before anything is written; if it throws, nothing is
     */
    Heard call(Line line, byte[] content, Runnable beforeFirstByte);

    /**
     * Whom to call.
     *
     * @param tls empty: plain text
     * @param patience for all of it together
     */
    record Line(String host, int port, Optional<ClientTls> tls, Duration patience) {
        static Line to(Address.Mllp address, Optional<ClientTls> tls, Duration patience) {
            return new Line(address.host(), address.port(), tls, patience);
        }
    }

    /** What came back. */
    sealed interface Heard {
        /** The content of the first frame. */
        record Frame(byte[] content) implements Heard {
            @Override
            public <T> T match(Function<Frame, T> frame, Function<Nothing, T> nothing) {
                return frame.apply(this);
            }
        }

        /** No whole frame, for a reason without patient data. */
        record Nothing(String reason) implements Heard {
            @Override
            public <T> T match(Function<Frame, T> frame, Function<Nothing, T> nothing) {
                return nothing.apply(this);
            }
        }

        /** One function per case. */
        <T> T match(Function<Frame, T> frame, Function<Nothing, T> nothing);
    }
}
