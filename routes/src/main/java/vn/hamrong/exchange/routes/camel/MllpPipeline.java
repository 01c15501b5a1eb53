package vn.hamrong.exchange.routes.camel;

import io.netty.channel.Channel;
import java.net.InetAddress;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;
import org.apache.camel.component.netty.handlers.ServerChannelHandler;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.routes.MllpListener;
import vn.hamrong.shared.routes.camel.TlsFiles;

/** Sets up each new connection of one listener: counted, TLS if configured, our frames, then Camel. */
// Netty tells failures to the handlers too; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
final class MllpPipeline extends ServerInitializerFactory {
    private final MllpListener listener;
    private final MllpConnections connections;
    private final @Nullable TlsFiles tls;
    private final @Nullable NettyConsumer consumer;

    MllpPipeline(MllpListener listener, MllpConnections connections) {
        this(listener, connections, listener.tls().map(TlsFiles::new).orElse(null), null);
    }

    private MllpPipeline(
            MllpListener listener,
            MllpConnections connections,
            @Nullable TlsFiles tls,
            @Nullable NettyConsumer consumer) {
        this.listener = listener;
        this.connections = connections;
        this.tls = tls;
        this.consumer = consumer;
    }

    @Override
    public ServerInitializerFactory createPipelineFactory(NettyConsumer ofThisListener) {
        return new MllpPipeline(listener, connections, tls, ofThisListener);
    }

    @Override
    protected void initChannel(Channel channel) {
        InetAddress peer = Peers.address(channel);
        if (!connections.enter(channel, peer)) {
            channel.close();
            return;
        }
        if (tls != null) {
            channel.pipeline().addLast(tls.handler(channel.alloc()));
        }
        channel.pipeline().addLast(connections.conversation(listener.port()));
        channel.pipeline().addLast(new ServerChannelHandler(consumer));
    }
}
