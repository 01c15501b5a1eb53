package vn.hamrong.app.patients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.exchange.patients.Review;

/**
 * The words after {@code ./hub patients}.
 *
 * @param verb what to do
 * @param words what to do it with, as many as the verb needs
 * @param preview only say what would be done
 * @param settings for the hub
 */
record PatientsCall(
        String verb, List<String> words, Map<String, String> options, boolean preview, List<String> settings) {
    static final String BY = "--by";
    static final String WHY = "--why";
    static final String FACILITY = "--facility";
    static final String MRN = "--mrn";

    /** Verbs, and how many words each needs. */
    private static final Map<String, Integer> VERBS =
            Map.of("list", 0, "show", 1, "decide", 2, "merge", 2, "unmerge", 1, "split", 2, "links", 0);

    private static final Set<String> SIGNED = Set.of("show", "decide", "merge", "unmerge", "split");
    private static final String PREVIEW = "--preview";

    /** Empty when the words make no sense. */
    static Optional<PatientsCall> of(List<String> all) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String word = all.get(i);
            if (word.startsWith("--hamrong.")) {
                settings.add(word);
            } else if (Set.of(BY, WHY, FACILITY, MRN).contains(word) && i + 1 < all.size()) {
                options.put(word, all.get(++i));
            } else if (!word.startsWith("--")) {
                words.add(word);
            } else if (!word.equals(PREVIEW)) {
                return Optional.empty();
            }
        }
        return Optional.of(words)
                .filter(some -> !some.isEmpty())
                .map(some -> new PatientsCall(
                        some.get(0), some.subList(1, some.size()), options, all.contains(PREVIEW), settings))
                .filter(PatientsCall::makesSense);
    }

    private boolean makesSense() {
        Integer needed = VERBS.get(verb);
        boolean signed = !SIGNED.contains(verb) || (isGiven(BY, Review.BY_MAX) && isGiven(WHY, Review.WHY_MAX));
        return needed != null && needed == words.size() && signed;
    }

    private boolean isGiven(String option, int most) {
        String value = options.getOrDefault(option, "");
        return !value.isBlank() && value.length() <= most;
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
