package vn.hamrong.exchange.routes.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.letters.Payload;
import vn.hamrong.exchange.routes.apply.Onward.Applied;
import vn.hamrong.shared.Event;
import vn.hamrong.shared.Events;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.Outbox;
import vn.hamrong.shared.OutboxItem;

/** Puts into the outbox, with its event, what a hospital is told; in the open unit of work. */
public final class Postbox {
    private static final int CONTENT_MAX = 10 * 1024 * 1024;
    private static final String UNSENDABLE = "not-told";

    private final Destinations destinations;
    private final Outbox outbox;
    private final Events events;
    private final Incidents incidents;

    /** To these destinations. */
    public Postbox(Destinations destinations, Outbox outbox, Events events, Incidents incidents) {
        this.destinations = destinations;
        this.outbox = outbox;
        this.events = events;
        this.incidents = incidents;
    }

    /**
     * To every system of {@code to} that wants the matter; the items of one patient stay in order. A hospital that wants
     * it nowhere is an incident, once, for whoever looks after its file.
     *
     * @param which tells several of one message and matter apart
     */
    void post(Applied message, FacilityCode to, Matter matter, Payload payload, String which) {
        List<Destination> wanting = destinations.of(to, matter);
        if (wanting.isEmpty()) {
            unsendable(message, to, "no delivery in the file of " + to + " wants a " + matter.word());
            return;
        }
        byte[] content = payload.json();
        if (content.length > CONTENT_MAX) {
            unsendable(message, to, "a " + matter.word() + " is larger than 10 MB");
            return;
        }
        for (Destination destination : wanting) {
            String name = String.join(
                    "|",
                    destination.fullName(),
                    matter.word(),
                    String.valueOf(message.number().value()),
                    which);
            UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            outbox.add(new OutboxItem(
                    id,
                    message.hospital(),
                    destination.fullName(),
                    matter.word(),
                    "patient/" + message.patient().value(),
                    content));
            events.add(event(message, to, matter, id));
        }
    }

    /** Nothing leaves, and somebody must know: one incident for each sender and reason. */
    void unsendable(Applied message, FacilityCode to, String words) {
        incidents.open(message.hospital(), UNSENDABLE, to + ": " + words, words, message.receivedAt());
    }

    private static Event event(Applied message, FacilityCode to, Matter matter, UUID id) {
        String type = "exchange." + matter.word() + "-posted";
        return new Event(
                UUID.nameUUIDFromBytes((type + "|" + id).getBytes(StandardCharsets.UTF_8)),
                type,
                1,
                message.hospital(),
                message.receivedAt(),
                "outbox:" + id,
                Map.of("to", to.value()));
    }
}
