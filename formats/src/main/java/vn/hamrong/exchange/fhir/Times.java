package vn.hamrong.exchange.fhir;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;

/**
 * Times: DTM, TS, DT, DR. A time without a zone is Vietnam's; what is partial stays partial; what is no time is left
 * unread, so that it is kept as it was sent.
 */
public final class Times {
    /** Thanh Hóa's since 1955; the zone database only knows Saigon's, +08:00 until 1975. */
    private static final String VIETNAM = "+07:00";

    private static final int DAY = 8;
    private static final int MINUTE = 12;
    private static final int SECOND = 14;

    /** FHIR knows no zone further than 14 hours from Greenwich. */
    private static final int ZONE_MAX = 14 * 3600;

    private Times() {}

    static Optional<DateTimeType> dateTime(Datum dtm, String to) {
        return iso(dtm.peek()).map(text -> {
            dtm.take(to);
            return new DateTimeType(text);
        });
    }

    /** The date alone, when at least the year is told. */
    static Optional<DateType> date(Datum dtm, String to) {
        return iso(dtm.peek()).map(text -> {
            dtm.take(to);
            return new DateType(text.length() > 10 ? text.substring(0, 10) : text);
        });
    }

    /** A full time, to the second at least in form. A date alone is no instant. */
    static Optional<InstantType> instant(Datum dtm, String to) {
        return iso(dtm.peek()).filter(text -> text.length() > 10).map(text -> {
            dtm.take(to);
            return new InstantType(text);
        });
    }

    static Optional<Period> period(Datum start, Datum end, String to) {
        Period period = new Period();
        dateTime(start, to + ".start").ifPresent(period::setStartElement);
        if (isOrdered(period, end)) {
            dateTime(end, to + ".end").ifPresent(period::setEndElement);
        }
        return period.isEmpty() ? Optional.empty() : Optional.of(period);
    }

    /** FHIR refuses a period that ends before it starts: such an end is left to be kept as it was sent. */
    private static boolean isOrdered(Period period, Datum end) {
        Optional<String> last = iso(end.peek());
        if (last.isEmpty() || !period.hasStart()) {
            return true;
        }
        String start = period.getStartElement().getValueAsString();
        int days = Math.min(10, Math.min(start.length(), last.get().length()));
        int byDay = start.substring(0, days).compareTo(last.get().substring(0, days));
        boolean both = start.length() > 10 && last.get().length() > 10;
        return both ? millis(start) <= millis(last.get()) : byDay <= 0;
    }

    /** That moment, to the second. */
    static DateTimeType of(OffsetDateTime time) {
        String text =
                time.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx"));
        return new DateTimeType(text);
    }

    private static long millis(String iso) {
        return new DateTimeType(iso).getValueAsCalendar().getTimeInMillis();
    }

    /** A DR: start and end in two parts. */
    static Optional<Period> range(Datum dr, String to) {
        return period(dr.part(1), dr.part(2), to);
    }

    /** A DTM as ISO 8601, as precise as it was sent; empty when it is none. */
    public static Optional<String> iso(String dtm) {
        int zone = zoneStart(dtm);
        String digits = dtm.substring(0, zone);
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        if (!isDigits(whole) || whole.length() < 4 || whole.length() > SECOND || whole.length() % 2 != 0) {
            return Optional.empty();
        }
        String fraction = point < 0 ? "" : digits.substring(point + 1);
        if (point >= 0 && (whole.length() != SECOND || !isDigits(fraction) || fraction.length() > 9)) {
            return Optional.empty();
        }
        try {
            return Optional.of(iso(whole, fraction, dtm.substring(zone)));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static String iso(String whole, String fraction, String zone) {
        int year = number(whole, 0, 4);
        if (year == 0) {
            throw new DateTimeException("no year 0");
        }
        return switch (whole.length()) {
            case 4 -> whole;
            case 6 -> YearMonth.of(year, number(whole, 4, 6)).toString();
            case DAY -> day(whole, year).toString();
            default -> time(whole, day(whole, year), fraction, zone);
        };
    }

    private static LocalDate day(String whole, int year) {
        return LocalDate.of(year, number(whole, 4, 6), number(whole, 6, 8));
    }

    private static String time(String whole, LocalDate day, String fraction, String zone) {
        int minute = whole.length() >= MINUTE ? number(whole, 10, MINUTE) : 0;
        int second = whole.length() >= SECOND ? number(whole, MINUTE, SECOND) : 0;
        LocalDateTime time = day.atTime(number(whole, 8, 10), minute, second);
        String offset = zone.isEmpty() ? VIETNAM : offset(zone);
        String tail = fraction.isEmpty() ? "" : "." + fraction.substring(0, Math.min(3, fraction.length()));
        return day + "T" + two(time.getHour()) + ":" + two(minute) + ":" + two(second) + tail + offset;
    }

    private static String offset(int minutes) {
        return (minutes < 0 ? "-" : "+") + two(Math.abs(minutes) / 60) + ":" + two(Math.abs(minutes) % 60);
    }

    private static String offset(String zone) {
        if (zone.length() != 5 || !isDigits(zone.substring(1))) {
            throw new DateTimeException("no zone");
        }
        int hours = number(zone, 1, 3);
        int minutes = number(zone, 3, 5);
        int seconds = ZoneOffset.ofHoursMinutes(hours, minutes).getTotalSeconds();
        if (seconds > ZONE_MAX) {
            throw new DateTimeException("no zone");
        }
        return offset(zone.charAt(0) == '-' ? -seconds / 60 : seconds / 60);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static int zoneStart(String dtm) {
        for (int i = 0; i < dtm.length(); i++) {
            if (dtm.charAt(i) == '+' || dtm.charAt(i) == '-') {
                return i;
            }
        }
        return dtm.length();
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
