package vn.hamrong.exchange.routes.camel;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.routes.Peer;

/** Who is at the other end of a channel. */
final class Peers {
    private Peers() {}

    static Peer of(Channel channel, int port) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        return new Peer(port, address(channel), tls != null, certificate(tls));
    }

    /** The unspecified address, which is nobody's, when the connection is gone already. */
    static InetAddress address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress()
                : new InetSocketAddress(0).getAddress();
    }

    private static Optional<X500Principal> certificate(@Nullable SslHandler tls) {
        if (tls == null || !asksForCertificate(tls)) {
            return Optional.empty();
        }
        try {
            return tls.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate first
                    ? Optional.of(first.getSubjectX500Principal())
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    private static boolean asksForCertificate(SslHandler tls) {
        return tls.engine().getNeedClientAuth() || tls.engine().getWantClientAuth();
    }
}
