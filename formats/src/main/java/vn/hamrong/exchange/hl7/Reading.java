package vn.hamrong.exchange.hl7;

import java.util.function.Function;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Refusal;

/** What became of a frame when its bytes and its first segment were judged. */
public sealed interface Reading {

    /** What the answer is built from; {@link Header#NONE} when there is no MSH. */
    Header header();

    /** Complete for {@link Read}; for {@link Refused} what could be read, fields cut to 199 characters. */
    Envelope envelope();

    /** The name under which {@link CharacterSets#text} reads the bytes; a guess when that was the reason of refusal. */
    String charset();

    /**
     * The message may be kept and answered AA, if it comes from whom it should.
     *
     * @param mrnAuthority PID-3.4.1 of the chosen number, empty when none is given: the caller judges whether it is the
     *     connection's hospital (M-07)
     */
    record Read(Header header, Envelope envelope, String charset, String mrnAuthority) implements Reading {
        @Override
        public <T> T match(Function<Read, T> read, Function<Refused, T> refused) {
            return read.apply(this);
        }
    }

    /** The message is at fault: AR, unless {@link Header#isAcknowledgment()}, which gets no answer at all. */
    record Refused(Header header, Envelope envelope, String charset, Refusal refusal) implements Reading {
        @Override
        public <T> T match(Function<Read, T> read, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }

    /** One function per case: a new case does not compile until every caller has answered it. */
    <T> T match(Function<Read, T> read, Function<Refused, T> refused);
}
