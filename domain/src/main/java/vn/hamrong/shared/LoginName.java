package vn.hamrong.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person types to sign in, as in {@code lan.nguyen}: 3 to 60 letters, digits and {@code . _ @ -}, always in lower
 * case, unique in the province.
 */
public record LoginName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,59}");

    public LoginName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a login name has 3 to 60 small letters, digits and . _ @ -");
        }
    }

    /** The name somebody typed, in lower case and without blanks around it; empty when it can be nobody's. */
    public static Optional<LoginName> in(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return FORM.matcher(name).matches() ? Optional.of(new LoginName(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
