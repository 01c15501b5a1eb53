package vn.hamrong.exchange.onboarding;

import java.util.List;
import vn.hamrong.exchange.fhir.Times;

/**
 * A field that holds a time or a date (DTM, TS, DT). Source: HL7 v2.8.2.
 *
 * @param segment as in {@code PID}
 */
record TimeField(String segment, int field) {
    static final List<TimeField> ALL = List.of(
            new TimeField("MSH", 7),
            new TimeField("EVN", 2),
            new TimeField("EVN", 6),
            new TimeField("PID", 7),
            new TimeField("PID", 29),
            new TimeField("PV1", 44),
            new TimeField("PV1", 45),
            new TimeField("DG1", 5),
            new TimeField("ORC", 9),
            new TimeField("OBR", 7),
            new TimeField("OBR", 14),
            new TimeField("OBR", 22),
            new TimeField("OBX", 14),
            new TimeField("FT1", 4),
            new TimeField("TXA", 4),
            new TimeField("IN1", 12),
            new TimeField("IN1", 13));

    private static final int SHAPE_MAX = 30;

    String path() {
        return segment + "-" + field;
    }

    static boolean isTime(String text) {
        return Times.iso(text).isPresent();
    }

    /** How the text is built, without what it says: {@code 03/12/1990} is {@code 99/99/9999}. */
    static String shape(String text) {
        StringBuilder shape = new StringBuilder();
        text.codePoints().limit(SHAPE_MAX).forEach(c -> shape.appendCodePoint(mark(c)));
        return shape.toString();
    }

    private static int mark(int c) {
        if (Character.isDigit(c)) {
            return '9';
        }
        return Character.isLetter(c) ? 'a' : c;
    }
}
