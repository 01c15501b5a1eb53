package vn.hamrong.exchange.onboarding;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often something was seen, by name. Bounded: what comes after the 500th name is counted under {@code …}. */
public final class Counts {
    static final String OTHERS = "…";

    private static final int NAMES_MAX = 500;
    private static final int NAME_MAX = 100;

    private final Map<String, Integer> counts = new TreeMap<>();

    /** One more of {@code name}. */
    void add(String name) {
        String cut = name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX);
        boolean room = counts.size() < NAMES_MAX || counts.containsKey(cut);
        counts.merge(room ? cut : OTHERS, 1, Integer::sum);
    }

    /** Names with their numbers, the most frequent first. */
    public List<Map.Entry<String, Integer>> byFrequency() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    /** The names alone, the most frequent first. */
    public List<String> names() {
        return byFrequency().stream().map(Map.Entry::getKey).toList();
    }

    /** How often {@code name} was seen. */
    public int of(String name) {
        return counts.getOrDefault(name, 0);
    }

    /** Whether nothing was seen. */
    public boolean isEmpty() {
        return counts.isEmpty();
    }
}
