package vn.hamrong.bench.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the checker found: per invariant how often it was broken, and a few keys as examples. No patient data. */
final class Verdict {
    private static final int EXAMPLES = 10;

    private final Map<String, Integer> broken = new TreeMap<>();
    private final Map<String, List<String>> examples = new TreeMap<>();

    void broken(String invariant, String example) {
        broken.merge(invariant, 1, Integer::sum);
        List<String> some = examples.computeIfAbsent(invariant, key -> new ArrayList<>());
        if (some.size() < EXAMPLES) {
            some.add(example);
        }
    }

    boolean holds() {
        return broken.isEmpty();
    }

    Map<String, Integer> broken() {
        return Map.copyOf(broken);
    }

    Map<String, List<String>> examples() {
        return Map.copyOf(examples);
    }
}
