package vn.hamrong.exchange.patients;

import java.util.Optional;

/** Two birth dates as told, compared. */
final class BirthDates {
    private static final int GENERATION_YEARS = 13;
    private static final int WHOLE = "yyyy-MM-dd".length();
    private static final int YEAR = "yyyy".length();

    private BirthDates() {}

    /** How they agree or differ; empty when one is unknown. */
    static Optional<Reason> compare(String one, String other) {
        if (one.length() < YEAR || other.length() < YEAR) {
            return Optional.empty();
        }
        if (vague(one) || vague(other)) {
            return Optional.of(year(one).equals(year(other)) ? Reason.SAME_BIRTH_YEAR : otherYear(one, other));
        }
        if (one.equals(other)) {
            return Optional.of(Reason.SAME_BIRTH_DATE);
        }
        if (swapped(one, other)) {
            return Optional.of(Reason.DAY_MONTH_SWAPPED);
        }
        return Optional.of(Slips.oneDigit(one, other) ? Reason.BIRTH_DATE_SLIP : otherYear(one, other));
    }

    private static Reason otherYear(String one, String other) {
        int apart = Math.abs(Integer.parseInt(year(one)) - Integer.parseInt(year(other)));
        return apart >= GENERATION_YEARS ? Reason.GENERATION_APART : Reason.BIRTH_DATE_DIFFERS;
    }

    /** 1 January is written where only the year is known. */
    static boolean vague(String date) {
        return date.length() < WHOLE || date.endsWith("-01-01");
    }

    static String year(String date) {
        return date.substring(0, YEAR);
    }

    private static boolean swapped(String one, String other) {
        return year(one).equals(year(other))
                && one.substring(5, 7).equals(other.substring(8))
                && one.substring(8).equals(other.substring(5, 7));
    }
}
