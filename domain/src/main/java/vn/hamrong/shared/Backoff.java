package vn.hamrong.shared;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Pauses that double, up to a longest one, each shortened by chance to between a half and the whole, so that many who
 * failed together do not come again together.
 *
 * @param first the pause after the first failure, before chance
 * @param longest the bound
 * @param chance values from 0 to below 1
 */
public record Backoff(Duration first, Duration longest, DoubleSupplier chance) {
    private static final int DOUBLINGS_MAX = 30;

    /** The pause after so many failures, 1 or more. */
    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(Math.max(failures - 1, 0), DOUBLINGS_MAX);
        long bounded = doubled <= 0 ? longest.toMillis() : Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(bounded / 2 + (long) (chance.getAsDouble() * (bounded - bounded / 2)));
    }
}
