package vn.hamrong.shared.routes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.Delivery;
import vn.hamrong.shared.DeliveryChannel;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.OutboxItem;

/** The channels together, and the {@link Way} to each destination. */
final class Ways {
    private static final Logger LOG = LoggerFactory.getLogger(Ways.class);

    private static final String WITHOUT_WAY = "delivery-without-way";

    private final List<DeliveryChannel> channels;
    private final DeliveryRules rules;
    private final Incidents incidents;
    private final Map<String, Optional<Way>> known = new ConcurrentHashMap<>();

    /** Null: nothing was said since the start, and an incident may be open from before. */
    private @Nullable Set<String> told;

    Ways(List<DeliveryChannel> channels, DeliveryRules rules, Incidents incidents) {
        this.channels = List.copyOf(channels);
        this.rules = rules;
        this.incidents = incidents;
    }

    /** Empty when no channel knows the destination: what waits for it waits until one is configured. */
    Optional<Way> to(String destination, Instant now) {
        return known.computeIfAbsent(destination, unknown -> find(destination, now));
    }

    private Optional<Way> find(String destination, Instant now) {
        Optional<Way> way = channels.stream()
                .flatMap(channel -> channel.pace(destination).stream())
                .findFirst()
                .map(pace -> new Way(pace, rules.ailing(), now));
        if (way.isEmpty()) {
            LOG.warn("no way leads to {}: what waits for it stays", destination);
            incidents.open(
                    FacilityCode.UNKNOWN,
                    WITHOUT_WAY,
                    destination,
                    "Nothing configured leads to " + destination + "; what waits for it stays",
                    now);
        }
        return way;
    }

    /** Told what waits now: the incident of a destination that has a way again, or for which nothing waits, is over. */
    void waiting(List<String> destinations, Instant now) {
        Set<String> without = destinations.stream()
                .filter(destination -> to(destination, now).isEmpty())
                .collect(Collectors.toSet());
        if (!without.equals(told)) {
            incidents.closeOthers(FacilityCode.UNKNOWN, WITHOUT_WAY, without, now);
            known.entrySet().removeIf(entry -> entry.getValue().isEmpty() && !without.contains(entry.getKey()));
            told = without;
        }
    }

    /** Carries it by the channel for it; a channel that throws is tried again. */
    Delivery deliver(OutboxItem item) {
        Optional<DeliveryChannel> channel = channels.stream()
                .filter(one -> one.serves(item.destination(), item.kind()))
                .findFirst();
        if (channel.isEmpty()) {
            return new Delivery.GiveUp("nothing configured carries " + item.kind() + " to " + item.destination());
        }
        try {
            return channel.get().deliver(item);
        } catch (RuntimeException e) {
            LOG.debug("delivery of {} failed", item.id(), e);
            return new Delivery.TryAgain("the channel failed: " + e.getClass().getSimpleName());
        }
    }
}
