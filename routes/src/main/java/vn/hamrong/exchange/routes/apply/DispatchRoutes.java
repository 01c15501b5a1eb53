package vn.hamrong.exchange.routes.apply;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import vn.hamrong.exchange.routes.camel.BeforeStop;

/**
 * Wakes the workers: when a message was kept, and every second for what waits for its next attempt, was released by a
 * person, or was kept before a restart.
 */
public final class DispatchRoutes extends RouteBuilder {
    /** Where a {@link WakeUp} goes in. */
    public static final String KEPT = "direct:message-kept";

    private final String endpoint;
    private final List<LaneGroup> groups;

    /** The endpoint's beginning, as in {@code seda:lanes}; {@code -0}, {@code -1}… are added. */
    public DispatchRoutes(String endpoint, List<LaneGroup> groups) {
        this.endpoint = endpoint;
        this.groups = List.copyOf(groups);
    }

    /** Where a wake-up for this group goes. A full queue means one is on its way already. */
    public static String of(String endpoint, int group) {
        return endpoint + "-" + group + (endpoint.startsWith("seda:") ? "?size=1&discardWhenFull=true" : "");
    }

    @Override
    public void configure() {
        // Camel waits for what is under way: one batch, not the whole backlog.
        getContext().addLifecycleStrategy(new BeforeStop(() -> groups.forEach(LaneGroup::stop)));

        from(KEPT).routeId("wake the workers")
                .multicast().to(all());


        for (int group = 0; group < groups.size(); group++) {
            from(of(endpoint, group)).routeId("apply lane group " + group)
                    .bean(groups.get(group), "drain");

            from("timer:lane-group-" + group + "?period=1000&delay=0").routeId("look after lane group " + group)
                    .to(of(endpoint, group));
        }
    }

    private String[] all() {
        return IntStream.range(0, groups.size()).mapToObj(group -> of(endpoint, group)).toArray(String[]::new);
    }
}
