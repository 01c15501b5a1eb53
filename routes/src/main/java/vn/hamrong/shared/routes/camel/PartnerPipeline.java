package vn.hamrong.shared.routes.camel;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.util.Optional;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;
import org.apache.camel.component.netty.handlers.ServerChannelHandler;
import org.jspecify.annotations.Nullable;

/** Sets up each new connection: counted, TLS if configured, strict HTTP, then Camel. */
// Netty tells failures to the handlers too; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
final class PartnerPipeline extends ServerInitializerFactory {
    private final PartnerConnections connections;
    private final Optional<TlsFiles> tls;
    private final @Nullable NettyConsumer consumer;

    PartnerPipeline(PartnerConnections connections, Optional<TlsFiles> tls, @Nullable NettyConsumer consumer) {
        this.connections = connections;
        this.tls = tls;
        this.consumer = consumer;
    }

    @Override
    public ServerInitializerFactory createPipelineFactory(NettyConsumer ofThisListener) {
        return new PartnerPipeline(connections, tls, ofThisListener);
    }

    @Override
    protected void initChannel(Channel channel) {
        if (!connections.enter(channel, HttpHeads.address(channel))) {
            channel.close();
            return;
        }
        tls.ifPresent(files -> channel.pipeline().addLast(files.handler(channel.alloc())));
        channel.pipeline().addLast(new StrictHttpDecoder());
        channel.pipeline().addLast(new HttpResponseEncoder());
        channel.pipeline().addLast(new HttpConversation(connections));
        channel.pipeline().addLast(new ServerChannelHandler(consumer));
    }
}
