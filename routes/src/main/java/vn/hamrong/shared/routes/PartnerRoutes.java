package vn.hamrong.shared.routes;

import org.apache.camel.builder.RouteBuilder;
import vn.hamrong.shared.routes.camel.PartnerServer;

/** How partners' systems come in over HTTP: a {@link PartnerCall} in, an {@link HttpAnswer} out. */
public final class PartnerRoutes extends RouteBuilder {
    private final PartnerServer server;

    public PartnerRoutes(PartnerServer server) {
        this.server = server;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(server.joins(getContext())).routeId("receive partners' calls on port " + server.port())
                .process(server.answering());
    }
}
