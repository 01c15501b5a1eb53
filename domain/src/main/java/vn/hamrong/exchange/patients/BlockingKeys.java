package vn.hamrong.exchange.patients;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hamrong.shared.CitizenId;

/**
 * Under which keys a record is found by one that may be the same person's: two records are compared only when they share a
 * key. Hashed, so that an index of them tells nothing, and the rarest kinds first.
 */
public final class BlockingKeys {
    /** A key of each kind and, of insurance numbers and phones, so many. */
    private static final int OF_ONE_KIND = 4;

    private BlockingKeys() {}

    /** The keys of a record, at most 12. */
    public static Set<Long> of(Traits traits) {
        Set<Long> keys = new LinkedHashSet<>();
        // A slip in one half of the citizen number leaves the other half; the first says only province, sex and year.
        traits.citizen().map(CitizenId::digits).ifPresent(digits -> keys.add(hash("citizen", digits.substring(6))));
        some(traits.insurance()).forEach(number -> keys.add(hash("insurance", number)));
        List<String> words = words(traits);
        if (words.isEmpty()) {
            return keys;
        }
        String given = words.get(words.size() - 1);
        some(traits.phones()).forEach(phone -> keys.add(hash("phone", phone, given)));
        String born = traits.birthDate();
        if (!born.isEmpty() && !BirthDates.vague(born)) {
            keys.add(hash("born", unordered(born), given));
        }
        if (!born.isEmpty()) {
            keys.add(hash("year", BirthDates.year(born), initials(words), given));
        }
        return keys;
    }

    private static List<String> words(Traits traits) {
        String folded = traits.foldedName();
        return folded.isEmpty() ? List.of() : List.of(folded.split(" ", -1));
    }

    private static List<String> some(Set<String> values) {
        return values.stream().sorted().limit(OF_ONE_KIND).toList();
    }

    private static String initials(List<String> words) {
        return words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
    }

    /** The same for a date and for the one with day and month swapped. */
    private static String unordered(String date) {
        String month = date.substring(5, 7);
        String day = date.substring(8);
        return date.substring(0, 4) + (month.compareTo(day) < 0 ? month + day : day + month);
    }

    private static long hash(String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("|", parts).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
