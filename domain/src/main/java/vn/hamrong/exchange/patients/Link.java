package vn.hamrong.exchange.patients;

import java.time.Instant;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;

/** What makes records one person's, or takes one apart. Never changed; undone, it no longer holds. */
public sealed interface Link {

    /** Two numbers of one hospital are one person's (A40): the hospital's own word. */
    record Numbers(FacilityCode hospital, String prior, String surviving) implements Link {
        RecordKey priorKey() {
            return new RecordKey(hospital, prior);
        }

        RecordKey survivingKey() {
            return new RecordKey(hospital, surviving);
        }

        /** Numbers are personal. */
        @Override
        public String toString() {
            return "Numbers[" + hospital + "]";
        }
    }

    /** Two patients are one person, as somebody decided. */
    record Persons(PatientId prior, PatientId surviving) implements Link {
        public Persons {
            if (prior.equals(surviving)) {
                throw new IllegalArgumentException("a patient is the same as itself");
            }
        }
    }

    /** A record is not of the patient it was filed under: it has a patient of its own from now on. */
    record Split(RecordKey record, PatientId from, PatientId to) implements Link {}

    /** Who did something, when and why. */
    record Mark(String by, Instant at, String why) {
        public Mark {
            if (by.isBlank() || by.length() > Review.BY_MAX || why.isBlank() || why.length() > Review.WHY_MAX) {
                throw new IllegalArgumentException(
                        "who and why have 1 to " + Review.BY_MAX + " and " + Review.WHY_MAX + " characters");
            }
        }
    }

    /**
     * A link as kept.
     *
     * @param from the message that said it; {@link JournalNumber#NONE} when a person did
     */
    record Made(long id, Link link, JournalNumber from, Mark made, Optional<Mark> undone) {
        public boolean holds() {
            return undone.isEmpty();
        }
    }
}
