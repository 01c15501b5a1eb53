package vn.hamrong.shared.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.hamrong.shared.CareRelationship.Basis;

/** On what a facility asks to read another's data on a patient. Each ground knows what it gives. */
public sealed interface Ground {

    /** What it gives at this moment. */
    Grant grant(CarePeriods periods, Instant now);

    /** What it rests on, for the record; may hold personal data. */
    String reference();

    /** What of it may stand in the audit and in an alert: a code, nobody's data. */
    default String code() {
        return "";
    }

    /** The patient came. A check-in that proves nothing opens nothing, and neither does one without consent. */
    record CheckIn(CheckInLevel level, boolean consented, String visit) implements Ground {
        @Override
        public Grant grant(CarePeriods periods, Instant now) {
            if (level == CheckInLevel.CLAIMED) {
                return new Grant.Denied(Grant.Why.ONLY_CLAIMED);
            }
            if (!consented) {
                return new Grant.Denied(Grant.Why.NO_CONSENT);
            }
            return level == CheckInLevel.CHIP
                    ? new Grant.Given(Basis.CHECKIN_CHIP, now.plus(periods.chip()))
                    : new Grant.Given(Basis.CHECKIN_ATTESTED, periods.endOfDay(now));
        }

        @Override
        public String reference() {
            return visit;
        }
    }

    /** The facility was asked for an opinion; ended when that is signed, and after the longest period anyway. */
    record Consultation(String number) implements Ground {
        @Override
        public Grant grant(CarePeriods periods, Instant now) {
            return new Grant.Given(Basis.CONSULTATION, now.plus(periods.consultation()));
        }

        @Override
        public String reference() {
            return number;
        }
    }

    /**
     * The patient asked in writing.
     *
     * <p>Source: Law 91/2025/QH15 on the protection of personal data, consent in a form that can be shown again.
     *
     * @param request where the written request is kept: its number at the facility
     * @param until as the request says; else the longest period
     */
    record WrittenRequest(String request, Optional<Instant> until) implements Ground {
        @Override
        public Grant grant(CarePeriods periods, Instant now) {
            Instant longest = now.plus(periods.consent());
            Instant end = until.orElse(longest);
            if (!end.isAfter(now)) {
                return new Grant.Denied(Grant.Why.ALREADY_OVER);
            }
            return end.isAfter(longest) ? new Grant.Denied(Grant.Why.TOO_LONG) : new Grant.Given(Basis.CONSENT, end);
        }

        @Override
        public String reference() {
            return request;
        }
    }

    /** There is no time to ask. */
    record Emergency(EmergencyReason reason, String words) implements Ground {
        private static final int SHORTEST = 10;

        /** Throws IllegalArgumentException when the words are too few to be a reason. */
        public Emergency {
            if (words.strip().length() < SHORTEST) {
                throw new IllegalArgumentException("the reason in words has at least " + SHORTEST + " characters");
            }
        }

        @Override
        public Grant grant(CarePeriods periods, Instant now) {
            Duration period = periods.breakGlass();
            return new Grant.Given(Basis.BREAK_GLASS, now.plus(period));
        }

        @Override
        public String reference() {
            return code() + ": " + words.strip();
        }

        @Override
        public String code() {
            return reason.code();
        }
    }
}
