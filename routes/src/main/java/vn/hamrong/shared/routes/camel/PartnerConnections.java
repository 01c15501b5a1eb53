package vn.hamrong.shared.routes.camel;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.routes.ConnectionCount;
import vn.hamrong.shared.routes.HttpLimits;
import vn.hamrong.shared.routes.HttpPaths;

/** All open connections of the door: how many there may be, what they hold together, how they end. Thread-safe. */
// Netty tells failures to the handlers too; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
final class PartnerConnections {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerConnections.class);

    private final int port;
    private final HttpPaths paths;
    private final HttpLimits limits;
    private final ConnectionCount count;
    private final AtomicLong held = new AtomicLong();
    private final ChannelGroup open = new DefaultChannelGroup("partners", GlobalEventExecutor.INSTANCE);
    private volatile boolean finishing;

    PartnerConnections(int port, HttpPaths paths, HttpLimits limits) {
        this.port = port;
        this.paths = paths;
        this.limits = limits;
        this.count = new ConnectionCount(limits.connections(), limits.connectionsPerPeer());
    }

    int port() {
        return port;
    }

    HttpPaths paths() {
        return paths;
    }

    HttpLimits limits() {
        return limits;
    }

    /** Takes memory for a body of so many bytes, if there is any left. */
    boolean hold(int bytes) {
        if (held.addAndGet(bytes) <= limits.bytesInFlight()) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void letGo(int bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }

    boolean enter(Channel channel, InetAddress peer) {
        if (finishing || !count.enter(peer)) {
            LOG.debug("a connection from {} is one too many", peer);
            return false;
        }
        channel.closeFuture().addListener(closed -> count.leave(peer));
        open.add(channel);
        return true;
    }

    /** Takes no new connections, lets calls that are being answered be answered, and waits for that for a bounded time. */
    void finish() {
        finishing = true;
        open.forEach(channel -> channel.eventLoop().execute(() -> finish(channel)));
        if (!open.newCloseFuture().awaitUninterruptibly(limits.stop().toMillis())) {
            LOG.warn("{} connections of partners were still busy after {} and are cut", open.size(), limits.stop());
        }
    }

    private static void finish(Channel channel) {
        ChannelHandlerContext conversation = channel.pipeline().context(HttpConversation.class);
        if (conversation != null) {
            ((HttpConversation) conversation.handler()).finish(conversation);
        }
    }
}
