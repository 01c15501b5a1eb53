package vn.hamrong.exchange.routes.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.LastTold;
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
    private final Shelf shelf;
    private final Events events;
    private final Incidents incidents;

    /** To these destinations. */
    public Postbox(Destinations destinations, Shelf shelf, Events events, Incidents incidents) {
        this.destinations = destinations;
        this.shelf = shelf;
        this.events = events;
        this.incidents = incidents;
    }

    /** Where it is put, and what is remembered of what was put there. */
    public record Shelf(Outbox outbox, LastTold told) {}

    /** What is told to whom. */
    record News(FacilityCode to, Matter matter, Payload payload) {}

    /** As {@link #post(Applied, News, String)}, of what is told by this one message only. */
    void post(Applied message, News news) {
        post(message, news, message.origin(), () -> OptionalInt.of(1));
    }

    /**
     * To every system of the hospital that wants the matter; the items of one patient stay in order. A hospital that wants
     * it nowhere is an incident, once, for whoever looks after its file.
     *
     * @param thing the name of what it is about. It may be told often: nothing leaves but what differs from what was told
     *     last
     */
    void post(Applied message, News news, String thing) {
        String name = news.matter().word() + "|" + thing;
        post(message, news, thing, () -> shelf.told().tell(name, news.payload().fingerprint()));
    }

    private void post(Applied message, News news, String thing, Supplier<OptionalInt> version) {
        String matter = news.matter().word();
        List<Destination> wanting = destinations.of(news.to(), news.matter());
        if (wanting.isEmpty()) {
            unsendable(message, news.to(), "no delivery in the file of " + news.to() + " wants a " + matter);
            return;
        }
        if (news.payload().json().length > CONTENT_MAX) {
            unsendable(message, news.to(), "a " + matter + " is larger than 10 MB");
            return;
        }
        version.get().ifPresent(nth -> {
            news.payload().setVersion(nth);
            wanting.forEach(destination -> add(message, news, item(message, destination, news, thing + "|" + nth)));
        });
    }

    private void add(Applied message, News news, OutboxItem item) {
        shelf.outbox().add(item);
        events.add(event(message, news, item.id()));
    }

    private static OutboxItem item(Applied message, Destination destination, News news, String which) {
        String name = String.join("|", destination.fullName(), news.matter().word(), which);
        return new OutboxItem(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                message.hospital(),
                destination.fullName(),
                news.matter().word(),
                "patient/" + message.patient().value(),
                news.payload().json());
    }

    /** Nothing leaves, and somebody must know: one incident for each sender and reason. */
    void unsendable(Applied message, FacilityCode to, String words) {
        incidents.open(message.hospital(), UNSENDABLE, to + ": " + words, words, message.receivedAt());
    }

    private static Event event(Applied message, News news, UUID id) {
        String type = "exchange." + news.matter().word() + "-posted";
        return new Event(
                UUID.nameUUIDFromBytes((type + "|" + id).getBytes(StandardCharsets.UTF_8)),
                type,
                1,
                message.hospital(),
                message.receivedAt(),
                "outbox:" + id,
                Map.of("to", news.to().value()));
    }
}
