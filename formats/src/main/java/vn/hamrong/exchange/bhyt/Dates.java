package vn.hamrong.exchange.bhyt;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Dates and times as the decrees write them: yyyyMMdd and yyyyMMddHHmm. */
final class Dates {
    static final int DATE = 8;
    static final int TIME = 12;

    private Dates() {}

    static boolean isDate(String text) {
        return text.length() == DATE && date(text).isPresent();
    }

    static boolean isTime(String text) {
        return text.length() == TIME && date(text).isPresent() && isClock(text);
    }

    /** A time whose day, or day and month, are unknown and written 0; the year is known. */
    static boolean isBirth(String text) {
        if (text.length() != TIME || !isDigits(text) || !isClock(text) || text.startsWith("0000")) {
            return false;
        }
        String month = text.substring(4, 6);
        String day = text.substring(6, 8);
        if (day.equals("00")) {
            return Integer.parseInt(month) <= 12;
        }
        return date(text).isPresent();
    }

    /** The day, of a date or a time; empty when it is no day of the calendar. */
    static Optional<LocalDate> date(String text) {
        if ((text.length() != DATE && text.length() != TIME) || !isDigits(text) || text.startsWith("0000")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static boolean isClock(String text) {
        return number(text, 8, 10) < 24 && number(text, 10, 12) < 60;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
