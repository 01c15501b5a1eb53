package vn.hamrong.shared.fhir.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In which order new resources are stored: each after those it refers to, so that once is enough. Where they refer to each
 * other in a circle, as a visit and its diagnosis do, one of them has to go ahead and be stored again afterwards.
 */
final class StoringOrder {
    /**
     * One step.
     *
     * @param ahead what it refers to is not all there yet
     */
    record Step(String id, boolean ahead) {}

    private final Map<String, Set<String>> waiting = new LinkedHashMap<>();
    private final Map<String, List<String>> awaitedBy = new HashMap<>();
    private final Deque<String> ready = new ArrayDeque<>();
    private final List<Step> steps = new ArrayList<>();

    private StoringOrder() {}

    /** One step for each key; the values are what it refers to, others than the keys do not matter. */
    static List<Step> of(Map<String, Set<String>> references) {
        StoringOrder order = new StoringOrder();
        references.forEach((id, targets) -> order.add(id, targets, references.keySet()));
        while (order.goOn()) {
            // one step each time
        }
        return order.steps;
    }

    private void add(String id, Set<String> targets, Set<String> all) {
        Set<String> others = new HashSet<>(targets);
        others.retainAll(all);
        others.remove(id);
        if (others.isEmpty()) {
            ready.add(id);
        } else {
            waiting.put(id, others);
            others.forEach(other ->
                    awaitedBy.computeIfAbsent(other, any -> new ArrayList<>()).add(id));
        }
    }

    private boolean goOn() {
        if (!ready.isEmpty()) {
            store(ready.remove(), false);
        } else if (!waiting.isEmpty()) {
            String first = waiting.keySet().iterator().next();
            waiting.remove(first);
            store(first, true);
        } else {
            return false;
        }
        return true;
    }

    private void store(String id, boolean ahead) {
        steps.add(new Step(id, ahead));
        for (String other : awaitedBy.getOrDefault(id, List.of())) {
            Set<String> left = waiting.get(other);
            if (left != null && left.remove(id) && left.isEmpty()) {
                waiting.remove(other);
                ready.add(other);
            }
        }
    }
}
