package vn.hamrong.exchange.routes.camel;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import vn.hamrong.exchange.routes.Answer;
import vn.hamrong.exchange.routes.Arrival;
import vn.hamrong.exchange.routes.MllpLimits;
import vn.hamrong.exchange.routes.MllpListener;

/**
 * What all MLLP listeners of one Camel context share: threads, limits, and an orderly end before Camel closes the ports.
 */
// Netty tells failures to the handlers too; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
public final class MllpServer extends LifecycleStrategySupport {
    private static final String WORKERS = "mllpWorkers";
    private static final String ACCEPTOR = "mllpAcceptor";

    private final MllpConnections connections;
    private final AsyncProcessor answering;
    private final EventLoopGroup acceptor = new NioEventLoopGroup(1, new DefaultThreadFactory("mllp-accept", true));
    private final EventLoopGroup workers = new NioEventLoopGroup(0, new DefaultThreadFactory("mllp", true));

    /**
     * With nothing listening yet.
     *
     * @param reception never blocks, never throws
     */
    public MllpServer(Function<Arrival, CompletableFuture<Answer>> reception, MllpLimits limits) {
        this.connections = new MllpConnections(limits);
        this.answering = new MllpAnswering(reception, connections.flight());
    }

    /** Makes the server known to the context, once, before {@link #uri}. */
    public void joins(CamelContext camel) {
        camel.getRegistry().bind(ACCEPTOR, EventLoopGroup.class, acceptor);
        camel.getRegistry().bind(WORKERS, EventLoopGroup.class, workers);
        camel.addLifecycleStrategy(this);
    }

    /** The endpoint of a listener. */
    public String uri(CamelContext camel, MllpListener listener) {
        String pipeline = "mllpPipeline" + listener.port();
        camel.getRegistry().bind(pipeline, new MllpPipeline(listener, connections));
        String host = listener.host().contains(":") ? "[" + listener.host() + "]" : listener.host();
        return "netty:tcp://" + host + ":" + listener.port()
                + "?sync=true&usingExecutorService=false&backlog=1024&serverInitializerFactory=#" + pipeline
                + "&bossGroup=#" + ACCEPTOR + "&workerGroup=#" + WORKERS;
    }

    /** The step that answers. */
    public AsyncProcessor answering() {
        return answering;
    }

    public MllpConnections connections() {
        return connections;
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
