package vn.hamrong.shared.routes;

import java.time.Duration;
import vn.hamrong.shared.Backoff;

/**
 * How hard to try.
 *
 * @param workers items under way at one time, to all destinations together
 * @param attempts before an item is parked
 * @param again the pause before an item's next attempt
 * @param ailing the pause before the next single try at a destination that fails again and again
 * @param stop how long a stop waits for what is under way
 */
public record DeliveryRules(int workers, int attempts, Backoff again, Backoff ailing, Duration stop) {}
