package vn.hamrong.exchange.bhyt.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import vn.hamrong.exchange.fhir.Times;

/** Dates and times of a row; what is none is left unread, so that it is kept as it was sent. */
final class Moments {
    private static final int DATE = 8;
    private static final int TIME = 12;
    private static final int ISO_DATE = 10;

    private Moments() {}

    static Optional<DateTimeType> dateTime(Row row, String field, String to) {
        return iso(row.peek(field)).map(text -> {
            row.take(field, to);
            return new DateTimeType(text);
        });
    }

    /** A full time; a day alone is no instant. */
    static Optional<InstantType> instant(Row row, String field, String to) {
        return iso(row.peek(field)).filter(text -> text.length() > ISO_DATE).map(text -> {
            row.take(field, to);
            return new InstantType(text);
        });
    }

    /** A birth date: what is written 0 is unknown, and stays so. */
    static Optional<DateType> birth(Row row, String field, String to) {
        String text = row.peek(field);
        String known = text.length() < DATE ? text : text.substring(0, DATE);
        String day = known.endsWith("0000") ? known.substring(0, 4) : known.replaceAll("00$", "");
        boolean whole = text.length() == DATE || text.length() == TIME;
        return (whole ? Times.iso(day) : Optional.<String>empty()).map(iso -> {
            row.take(field, to);
            return new DateType(iso);
        });
    }

    /** An end before its start is left unread: FHIR would refuse it. */
    static Optional<Period> period(Row row, String start, String end, String to) {
        Period period = new Period();
        dateTime(row, start, to + ".start").ifPresent(period::setStartElement);
        if (isInOrder(row.peek(start), row.peek(end))) {
            dateTime(row, end, to + ".end").ifPresent(period::setEndElement);
        }
        return period.isEmpty() ? Optional.empty() : Optional.of(period);
    }

    static boolean isInOrder(String start, String end) {
        if (iso(start).isEmpty() || iso(end).isEmpty()) {
            return true;
        }
        int length = Math.min(start.length(), end.length());
        return start.substring(0, length).compareTo(end.substring(0, length)) <= 0;
    }

    /** A date or a time as ISO 8601; empty when it is none. */
    static Optional<String> iso(String text) {
        return text.length() == DATE || text.length() == TIME ? Times.iso(text) : Optional.empty();
    }
}
