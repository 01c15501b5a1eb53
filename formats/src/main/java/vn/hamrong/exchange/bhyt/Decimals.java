package vn.hamrong.exchange.bhyt;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts and quantities as the decrees write them: digits, and a point before decimals. */
final class Decimals {
    /** Bounded, so that no number of a million digits is ever computed with. */
    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,6})?");

    private Decimals() {}

    static boolean isDecimal(String text) {
        return FORM.matcher(text).matches();
    }

    static Optional<BigDecimal> of(String text) {
        String bare = text.strip();
        return isDecimal(bare) ? Optional.of(new BigDecimal(bare)) : Optional.empty();
    }
}
