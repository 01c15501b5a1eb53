package vn.hamrong.app.onboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command's words: one subject and {@code --name value} pairs; {@code --hamrong.…} settings are handed through.
 *
 * @param subject the word without dashes; empty when there is none
 * @param settings for {@link vn.hamrong.app.config.HubEnvironment}
 */
record Options(String subject, Map<String, String> values, List<String> settings) {

    /** Empty when a word is not understood. */
    static Optional<Options> of(List<String> words, Set<String> names) {
        String subject = "";
        Map<String, String> values = new HashMap<>();
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("--hamrong.")) {
                settings.add(word);
            } else if (names.contains(word) && i + 1 < words.size()) {
                values.put(word, words.get(++i));
            } else if (!word.startsWith("--") && subject.isEmpty()) {
                subject = word;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Options(subject, values, settings));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
