package vn.hamrong.shared;

import java.util.UUID;

/**
 * One thing that leaves the hub.
 *
 * @param id stable: the receiver sees the same id at every attempt and can drop repetitions
 * @param destination the configured name of the partner, never an address from a message
 * @param kind what it is, as in {@code his-notice}
 * @param payload what is sent, at most 10 MB; may hold patient data, so it is never logged
 */
public record OutboxItem(UUID id, FacilityCode facility, String destination, String kind, byte[] payload) {
    private static final int PAYLOAD_MAX = 10 * 1024 * 1024;

    public OutboxItem {
        if (payload.length > PAYLOAD_MAX) {
            throw new IllegalArgumentException("an outbox payload has at most 10 MB, got " + payload.length + " bytes");
        }
    }

    @Override
    public String toString() {
        return "OutboxItem[" + kind + " " + id + " to " + destination + ", " + payload.length + " bytes]";
    }
}
