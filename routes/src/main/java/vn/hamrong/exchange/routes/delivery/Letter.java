package vn.hamrong.exchange.routes.delivery;

import java.util.function.Function;
import vn.hamrong.exchange.Destination;
import vn.hamrong.shared.OutboxItem;

/** What becomes of an outbox item when it is written for its receiver. */
public sealed interface Letter {

    /**
     * It can be sent.
     *
     * @param controlId MSH-10: the same at every attempt
     * @param about what the audit names, as in {@code Patient/<id>}
     */
    record Ready(byte[] content, String controlId, String about) implements Letter {
        @Override
        public <T> T match(Function<Ready, T> ready, Function<Impossible, T> impossible) {
            return ready.apply(this);
        }

        @Override
        public String toString() {
            return "Ready[" + controlId + ", " + content.length + " bytes]";
        }
    }

    /** It cannot be written truly, or must not go there: {@code reason} is for people, without patient data. */
    record Impossible(String reason) implements Letter {
        @Override
        public <T> T match(Function<Ready, T> ready, Function<Impossible, T> impossible) {
            return impossible.apply(this);
        }
    }

    /** One function per case. */
    <T> T match(Function<Ready, T> ready, Function<Impossible, T> impossible);

    /** Who writes. Safe for many threads; the same item gives the same letter as long as nothing else changed. */
    @FunctionalInterface
    interface Writer {
        Letter write(OutboxItem item, Destination to);
    }
}
