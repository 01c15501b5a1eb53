package vn.hamrong.exchange.routes.camel;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import vn.hamrong.exchange.routes.delivery.MllpCaller.Line;
import vn.hamrong.shared.routes.outgoing.ClientTlsFiles;

/** Sets up one call: TLS if configured, to the name we call, then what listens for the answer. */
final class MllpCallPipeline extends ChannelInitializer<Channel> {
    private static final long HANDSHAKE_MILLIS = 10_000;

    private final Line line;
    private final Optional<ClientTlsFiles> tls;
    private final MllpListening listening;

    MllpCallPipeline(Line line, Optional<ClientTlsFiles> tls, MllpListening listening) {
        this.line = line;
        this.tls = tls;
        this.listening = listening;
    }

    @Override
    protected void initChannel(Channel channel) {
        tls.ifPresent(files -> channel.pipeline().addLast(handler(files, channel)));
        channel.pipeline().addLast(listening);
    }

    private SslHandler handler(ClientTlsFiles files, Channel channel) {
        SslHandler handler = files.context().newHandler(channel.alloc(), line.host(), line.port());
        handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
        SSLParameters named = handler.engine().getSSLParameters();
        named.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must carry the name we call
        handler.engine().setSSLParameters(named);
        return handler;
    }
}
