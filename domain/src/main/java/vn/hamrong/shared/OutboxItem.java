package vn.hamrong.shared;

import java.util.UUID;

/**
 * One thing that leaves the hub.
 *
 * @param id stable: the receiver sees the same id at every attempt and can drop repetitions
 * @param facility whose data it is, or who caused it
 * @param destination the configured name of the partner, never an address from a message; at most 100 characters
 * @param kind what it is, as in {@code his-notice}; at most 100 characters
 * @param order items of one destination and one order leave one after another, as they were committed: none overtakes
 *     an earlier one that is neither delivered nor skipped. A patient's lane, mostly; at most 200 characters, never
 *     logged. Empty: in no order
 * @param payload what is sent, at most 10 MB; may hold patient data, so it is never logged
 */
public record OutboxItem(
        UUID id, FacilityCode facility, String destination, String kind, String order, byte[] payload) {
    private static final int PAYLOAD_MAX = 10 * 1024 * 1024;
    private static final int NAME_MAX = 100;
    private static final int ORDER_MAX = 200;

    public OutboxItem {
        if (payload.length > PAYLOAD_MAX) {
            throw new IllegalArgumentException("an outbox payload has at most 10 MB, got " + payload.length + " bytes");
        }
        if (destination.isBlank() || destination.length() > NAME_MAX || kind.isBlank() || kind.length() > NAME_MAX) {
            throw new IllegalArgumentException("destination and kind have 1 to 100 characters");
        }
        if (order.length() > ORDER_MAX) {
            throw new IllegalArgumentException("an order has at most 200 characters, got " + order.length());
        }
    }

    /** An item in no order. */
    public OutboxItem(UUID id, FacilityCode facility, String destination, String kind, byte[] payload) {
        this(id, facility, destination, kind, "", payload);
    }

    @Override
    public String toString() {
        return "OutboxItem[" + kind + " " + id + " to " + destination + ", " + payload.length + " bytes]";
    }
}
