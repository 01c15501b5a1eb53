package vn.hamrong.exchange.fhir;

import java.util.function.Function;
import vn.hamrong.exchange.fhir.message.FhirMessage;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** Where FHIR messages go: into the journal, byte for byte, before anybody is answered. */
@FunctionalInterface
public interface IncomingMessages {

    /**
     * Keeps the message; its turn comes later.
     *
     * @throws NotKept when nothing was kept, or when it is not known: to be sent again
     */
    Taken take(Sent sent);

    /**
     * A message as it came in.
     *
     * @param client which of the facility's systems sent it
     * @param content as sent, at most 16 MB
     * @param message what was read in it
     */
    record Sent(FacilityCode facility, String client, byte[] content, FhirMessage message) {
        @Override
        public String toString() {
            return "Sent[" + facility + " " + client + ", " + content.length + " bytes]";
        }
    }

    /** The journal could not commit. */
    final class NotKept extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Because of what the journal said. */
        public NotKept(Throwable cause) {
            super("the journal cannot keep messages now", cause);
        }
    }

    /** What became of it. In every case the bytes are committed. */
    sealed interface Taken {

        /** Kept, now or before: {@code number} is the first one's. */
        record Accepted(JournalNumber number) implements Taken {
            @Override
            public <T> T match(
                    Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Conflict, T> conflict) {
                return accepted.apply(this);
            }
        }

        /** Kept only as refused. */
        record Refused(JournalNumber number, String vietnamese, String english) implements Taken {
            @Override
            public <T> T match(
                    Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Conflict, T> conflict) {
                return refused.apply(this);
            }
        }

        /** Its id was used for other content: kept apart for a person. */
        record Conflict(JournalNumber number) implements Taken {
            @Override
            public <T> T match(
                    Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Conflict, T> conflict) {
                return conflict.apply(this);
            }
        }

        /** One function per case. */
        <T> T match(Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Conflict, T> conflict);
    }
}
