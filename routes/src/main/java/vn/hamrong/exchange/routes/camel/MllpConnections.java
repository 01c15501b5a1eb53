package vn.hamrong.exchange.routes.camel;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.routes.BytesInFlight;
import vn.hamrong.exchange.routes.MllpLimits;
import vn.hamrong.shared.routes.ConnectionCount;

/** All open connections of all listeners: how many there may be, and how they end when the hub stops. Thread-safe. */
// Netty tells failures to the handlers too; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
public final class MllpConnections {
    private static final Logger LOG = LoggerFactory.getLogger(MllpConnections.class);

    private final MllpLimits limits;
    private final BytesInFlight flight;
    private final ConnectionCount count;
    private final ChannelGroup open = new DefaultChannelGroup("mllp", GlobalEventExecutor.INSTANCE);
    private volatile boolean finishing;

    public MllpConnections(MllpLimits limits) {
        this.limits = limits;
        this.flight = new BytesInFlight(limits.bytesInFlight());
        this.count = new ConnectionCount(limits.connections(), limits.connectionsPerPeer());
    }

    /** How many connections are open now. */
    public int size() {
        return count.total();
    }

    BytesInFlight flight() {
        return flight;
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

    MllpConversation conversation(int port) {
        return new MllpConversation(port, limits, flight);
    }

    /**
     * Takes no new connections, lets messages that are being answered be answered, closes, and waits for that at most
     * {@link MllpLimits#stop()}.
     *
     * @return whether all ended in time
     */
    public boolean finish() {
        finishing = true;
        open.forEach(channel -> channel.eventLoop().execute(() -> finish(channel)));
        Duration patience = limits.stop();
        boolean ended = open.newCloseFuture().awaitUninterruptibly(patience.toMillis());
        if (!ended) {
            LOG.warn("{} connections were still busy after {} s and are cut", open.size(), patience.toSeconds());
        }
        return ended;
    }

    /** Connections are taken again, after {@link #finish()}. */
    void open() {
        finishing = false;
    }

    private static void finish(Channel channel) {
        ChannelHandlerContext conversation = channel.pipeline().context(MllpConversation.class);
        if (conversation != null) {
            ((MllpConversation) conversation.handler()).finish(conversation);
        }
    }
}
