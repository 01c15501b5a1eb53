package vn.hamrong.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code --name value} pairs of a command line. */
public final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    /** @throws IllegalArgumentException when a name has no value or is not one of {@code known} */
    public Arguments(List<String> words, List<String> known) {
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i).replaceFirst("^--", "");
            if (!known.contains(name) || i + 1 == words.size()) {
                throw new IllegalArgumentException("not understood: " + words.get(i) + "; known: " + known);
            }
            values.put(name, words.get(i + 1));
        }
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public int number(String name, int otherwise) {
        return Integer.parseInt(values.getOrDefault(name, String.valueOf(otherwise)));
    }

    public Path folder(String name, String otherwise) {
        return Path.of(values.getOrDefault(name, otherwise)).toAbsolutePath();
    }
}
