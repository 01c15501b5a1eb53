package vn.hamrong.exchange.routes;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import vn.hamrong.exchange.routes.camel.MllpServer;

/** How HL7 v2 comes in: one route per listening port, an {@link Arrival} in, an {@link Answer} out. */
public final class MllpRoutes extends RouteBuilder {
    private final List<MllpListener> listeners;
    private final MllpServer server;

    public MllpRoutes(List<MllpListener> listeners, MllpServer server) {
        this.listeners = List.copyOf(listeners);
        this.server = server;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        server.joins(getContext());

        for (MllpListener listener : listeners) {
            from(server.uri(getContext(), listener)).routeId("receive HL7 on port " + listener.port())
                    .process(server.answering());
        }
    }
}
