package vn.hamrong.shared.access;

import java.time.Instant;
import java.util.UUID;

/**
 * What a second person says of a right that was opened without asking first.
 *
 * @param by who reviewed, at most {@value #BY_MAX} characters
 * @param words why, 1 to {@value #WORDS_MAX} characters; may hold personal data, so they are never logged
 */
public record AccessReview(UUID relationship, Instant at, String by, Verdict verdict, String words) {
    public static final int BY_MAX = 200;
    public static final int WORDS_MAX = 1_000;

    /** Whether it was right to open the record. */
    public enum Verdict {
        JUSTIFIED,
        /** The facility's administrator and the Department act on it; nothing can be taken back that was read. */
        NOT_JUSTIFIED
    }

    public AccessReview {
        if (by.isBlank() || by.length() > BY_MAX) {
            throw new IllegalArgumentException("who reviews has 1 to " + BY_MAX + " characters");
        }
        if (words.isBlank() || words.length() > WORDS_MAX) {
            throw new IllegalArgumentException("a review has 1 to " + WORDS_MAX + " characters of words");
        }
    }

    /** Without the words, which may name a person. */
    @Override
    public String toString() {
        return "AccessReview[" + relationship + " " + verdict + "]";
    }
}
