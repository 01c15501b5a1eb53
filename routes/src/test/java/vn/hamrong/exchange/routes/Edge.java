package vn.hamrong.exchange.routes;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.impl.DefaultCamelContext;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.routes.camel.MllpServer;

/** A real Camel context with real sockets, and a journal of the test's choice behind it. */
public final class Edge implements AutoCloseable {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MllpServer server;

    private Edge(MllpServer server, List<MllpListener> listeners) throws Exception {
        this.server = server;
        camel.addRoutes(new MllpRoutes(listeners, server));
        camel.start();
    }

    /** One plain listener. */
    public static Edge on(int port, Journal journal, MllpLimits limits, Hospital... hospitals) throws Exception {
        Senders senders = new Senders(List.of(hospitals), false, false);
        Reception reception = new Reception(senders, journal, (number, lane) -> {}, limits, CLOCK);
        return on(List.of(new MllpListener("localhost", port, Optional.empty())), reception::receive, limits);
    }

    public static Edge on(
            List<MllpListener> listeners, Function<Arrival, CompletableFuture<Answer>> reception, MllpLimits limits)
            throws Exception {
        return new Edge(new MllpServer(reception, limits), listeners);
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public int connections() {
        return server.connections().size();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
