package vn.hamrong.exchange.patients;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who stands for whom, when one after the other is said to be the same as another: a function of what was said and its
 * order, so that leaving one thing out gives what would be had it never been said.
 */
final class Survivors<T> {
    private final Map<T, T> into = new HashMap<>();

    /** {@code prior} is the same as {@code surviving}. */
    record Step<T>(T prior, T surviving) {}

    static <T> Survivors<T> of(List<Step<T>> steps) {
        Survivors<T> survivors = new Survivors<>();
        steps.forEach(step -> survivors.join(step.prior(), step.surviving()));
        return survivors;
    }

    private void join(T prior, T surviving) {
        T from = of(prior);
        T to = of(surviving);
        if (!from.equals(to)) {
            into.put(from, to);
        }
    }

    /** Whoever stands for {@code one}: itself when nobody does. */
    T of(T one) {
        T at = one;
        for (T next = into.get(at); next != null; next = into.get(at)) {
            at = next;
        }
        return at;
    }
}
