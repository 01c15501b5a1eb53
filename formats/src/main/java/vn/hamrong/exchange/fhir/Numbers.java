package vn.hamrong.exchange.fhir;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers: NM. */
final class Numbers {
    private static final int LENGTH_MAX = 18;

    private Numbers() {}

    /** The number as it was written, trailing zeros and all; empty when it is none or longer than 18 characters. */
    static Optional<BigDecimal> decimal(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX || !text.chars().allMatch(Numbers::mayStand)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** The number read from {@code datum}, which now is {@code to}; left unread when it is none. */
    static Optional<BigDecimal> take(Datum datum, String to) {
        return decimal(datum.peek()).map(number -> {
            datum.take(to);
            return number;
        });
    }

    /** A whole number from {@code min} on; left unread when it is none. */
    static Optional<Integer> whole(Datum datum, int min, String to) {
        return decimal(datum.peek())
                .filter(number -> number.stripTrailingZeros().scale() <= 0 && number.precision() < 10)
                .map(BigDecimal::intValue)
                .filter(number -> number >= min)
                .map(number -> {
                    datum.take(to);
                    return number;
                });
    }

    private static boolean mayStand(int c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
    }
}
