package vn.hamrong.shared.routes.camel;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import vn.hamrong.shared.routes.HttpLimits;
import vn.hamrong.shared.routes.HttpPaths;
import vn.hamrong.shared.routes.PortTls;

/** The door for partners' systems: threads, limits, and an orderly end before Camel closes the port. */
// Netty tells failures to the handlers too; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
public final class PartnerServer extends LifecycleStrategySupport {
    private static final String PIPELINE = "partnerPipeline";
    private static final String WORKERS = "partnerWorkers";
    private static final String ACCEPTOR = "partnerAcceptor";

    private final Address address;
    private final Optional<TlsFiles> tls;
    private final PartnerConnections connections;
    private final EventLoopGroup acceptor = new NioEventLoopGroup(1, new DefaultThreadFactory("partners-accept", true));
    private final EventLoopGroup workers = new NioEventLoopGroup(0, new DefaultThreadFactory("partners", true));

    /** Where it listens; without {@code tls} plain text. */
    public record Address(String host, int port, Optional<PortTls> tls) {}

    /** With nothing listening yet. */
    public PartnerServer(Address address, HttpPaths paths, HttpLimits limits) {
        this.address = address;
        this.tls = address.tls().map(TlsFiles::new);
        this.connections = new PartnerConnections(address.port(), paths, limits);
    }

    /** Makes the server known to the context, once; gives its endpoint. */
    public String joins(CamelContext camel) {
        camel.getRegistry().bind(ACCEPTOR, EventLoopGroup.class, acceptor);
        camel.getRegistry().bind(WORKERS, EventLoopGroup.class, workers);
        camel.getRegistry().bind(PIPELINE, new PartnerPipeline(connections, tls, null));
        camel.addLifecycleStrategy(this);
        String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return "netty:tcp://" + host + ":" + address.port()
                + "?sync=true&usingExecutorService=false&backlog=1024&serverInitializerFactory=#" + PIPELINE
                + "&bossGroup=#" + ACCEPTOR + "&workerGroup=#" + WORKERS;
    }

    public int port() {
        return address.port();
    }

    /** The step that answers. */
    public AsyncProcessor answering() {
        return new PartnerAnswering();
    }

    /** Bytes of bodies that are held now. */
    public long held() {
        return connections.held();
    }

    /** Camel calls it before it stops its routes. */
    @Override
    public void onContextStopping(CamelContext camel) {
        connections.finish();
    }

    @Override
    public void onContextStopped(CamelContext camel) {
        acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        workers.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
