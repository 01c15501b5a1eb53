package vn.hamrong.shared;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The logical id of the one shared FHIR {@code Patient} of a citizen: a random UUID, so it tells nothing. */
public record PatientId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public PatientId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a patient id is a lower-case UUID");
        }
    }

    /** Empty when it has not the form of one. */
    public static Optional<PatientId> parse(@Nullable String value) {
        return value != null && FORM.matcher(value).matches() ? Optional.of(new PatientId(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
