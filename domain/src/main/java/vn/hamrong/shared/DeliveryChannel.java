package vn.hamrong.shared;

import java.util.Optional;

/**
 * A way out: it carries outbox items of certain kinds to certain destinations, which it knows from configuration only.
 * Called by several threads at once, as far as its {@link DeliveryPace} allows.
 */
public interface DeliveryChannel {

    /** How this destination wants to be served; empty when the channel does not know it. */
    Optional<DeliveryPace> pace(String destination);

    /** Whether it carries this kind to this destination. */
    boolean serves(String destination, String kind);

    /**
     * Carries the item there, within the {@link DeliveryPace#patience patience} of the destination, and tells how it
     * went. The same item comes again with the same id when it is not known whether it arrived. Follows no redirect.
     *
     * @throws RuntimeException counts as {@link Delivery.TryAgain}
     */
    Delivery deliver(OutboxItem item);
}
