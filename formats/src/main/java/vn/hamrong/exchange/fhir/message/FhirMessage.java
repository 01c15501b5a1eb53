package vn.hamrong.exchange.fhir.message;

import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Refusal;

/** What the bytes of a FHIR message turned out to be. */
public sealed interface FhirMessage {

    /** Before anybody understands it; a refused one names nothing. */
    Envelope envelope();

    /** By which its sender knows it; empty in a refused one. */
    default String id() {
        return envelope().controlId();
    }

    /** Equal for a resend, whose Bundle has a new id and time. */
    String contentKey();

    /**
     * A message that can be kept for its turn.
     *
     * @param envelope {@code controlId} is the id of the MessageHeader, which stays the same in a resend
     */
    record Read(Envelope envelope, String contentKey, Bundle bundle) implements FhirMessage {
        @Override
        public <T> T match(Function<Read, T> read, Function<Refused, T> refused) {
            return read.apply(this);
        }

        @Override
        public String toString() {
            return "Read[" + envelope + "]";
        }
    }

    /** No message, or one that cannot be told from others. */
    record Refused(Envelope envelope, String contentKey, Refusal refusal) implements FhirMessage {
        @Override
        public <T> T match(Function<Read, T> read, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }

    /** One function per case. */
    <T> T match(Function<Read, T> read, Function<Refused, T> refused);
}
