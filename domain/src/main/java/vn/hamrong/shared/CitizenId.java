package vn.hamrong.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Vietnamese personal identification number (số định danh cá nhân): 12 digits. It has no check digit, so a mistyped
 * number can still be well formed.
 *
 * <p>Source: Decree 137/2015/ND-CP, article 13; layout in {@code shared/domain/cccd}.
 */
public record CitizenId(String digits) {
    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");

    public CitizenId {
        if (!TWELVE_DIGITS.matcher(digits).matches()) {
            // Personal data: say what is wrong with the value, never what it was.
            throw new IllegalArgumentException("citizen id needs 12 digits, got " + digits.length() + " characters");
        }
    }

    /** The number in {@code text}, or empty when it is not 12 digits. */
    public static Optional<CitizenId> in(String text) {
        return TWELVE_DIGITS.matcher(text).matches() ? Optional.of(new CitizenId(text)) : Optional.empty();
    }

    /** Masked, so that a log line can never leak it. */
    @Override
    public String toString() {
        return "CitizenId[********" + digits.substring(8) + "]";
    }
}
