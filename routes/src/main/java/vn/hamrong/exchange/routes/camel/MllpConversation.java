package vn.hamrong.exchange.routes.camel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.routes.Answer;
import vn.hamrong.exchange.routes.Arrival;
import vn.hamrong.exchange.routes.BytesInFlight;
import vn.hamrong.exchange.routes.Framed;
import vn.hamrong.exchange.routes.FramingFault;
import vn.hamrong.exchange.routes.MllpFrames;
import vn.hamrong.exchange.routes.MllpLimits;
import vn.hamrong.shared.routes.camel.Alarm;

/**
 * One connection: a frame in, its answer out, then the next. While an answer is awaited nothing is read from the network,
 * so answers keep the order of the frames and a sender in a hurry waits in its own socket.
 *
 * <p>One alarm runs at any time: nothing said yet, frame unfinished, answer awaited or not fetched, resting, leaving.
 * All methods run on the connection's thread.
 */
// Netty tells failures to the handlers too; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
final class MllpConversation extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(MllpConversation.class);
    private static final Duration BREATH = Duration.ofMillis(50);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final int port;
    private final MllpLimits limits;
    private final BytesInFlight flight;
    private final MllpFrames frames;
    private final Alarm alarm = new Alarm();
    private long held;
    private long discarded;
    private boolean proceeding;
    private boolean answering;
    private boolean acquainted;
    private boolean finishing;
    private boolean leaving;

    MllpConversation(int port, MllpLimits limits, BytesInFlight flight) {
        this.port = port;
        this.limits = limits;
        this.flight = flight;
        this.frames = new MllpFrames(limits.frameBytes());
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        alarm.set(ctx, Alarm.Kind.SILENT, limits.silence(), ctx::close);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (leaving) {
                discard(ctx, bytes);
            } else {
                frames.add(bytes.nioBuffer());
            }
        } finally {
            bytes.release();
        }
        proceed(ctx);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!(message instanceof Answer answer)) {
            LOG.error(
                    "no answer to a message on port {}: {}",
                    port,
                    message.getClass().getName());
            ctx.close(promise);
            return;
        }
        alarm.set(ctx, Alarm.Kind.WRITING, limits.write(), ctx::close);
        promise.addListener(written -> answered(ctx, answer, written.isSuccess()));
        ctx.write(MllpBytes.frame(ctx.alloc(), answer.content()), promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        alarm.cancel();
        hold(0);
        if (frames.midFrame()) {
            LOG.info("a sender on port {} left in the middle of a message", port);
        }
        ctx.fireChannelInactive();
    }

    /** Resets, failed handshakes, plain text on a TLS port: the connection ends, the hub goes on. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.info("connection on port {} ends: {}", port, cause.getClass().getSimpleName());
        ctx.close();
    }

    /** Ends the connection after the answer that is under way, or now. */
    void finish(ChannelHandlerContext ctx) {
        finishing = true;
        if (!answering && !frames.midFrame()) {
            ctx.close();
        }
    }

    private void proceed(ChannelHandlerContext ctx) {
        if (proceeding) {
            return;
        }
        proceeding = true;
        while (!answering && !leaving && next(ctx)) {
            hold(frames.capacity());
        }
        proceeding = false;
        hold(frames.capacity());
        if (!answering && !leaving) {
            listen(ctx);
        }
    }

    private boolean next(ChannelHandlerContext ctx) {
        Optional<Framed> framed = frames.next();
        framed.ifPresent(some -> hand(ctx, some));
        return framed.isPresent();
    }

    private void hand(ChannelHandlerContext ctx, Framed framed) {
        answering = true;
        acquainted = acquainted || framed.fault().isEmpty();
        ctx.channel().config().setAutoRead(false);
        flight.add(BytesInFlight.costOf(framed.content().length));
        alarm.set(ctx, Alarm.Kind.ANSWERING, limits.answer().multipliedBy(2), ctx::close);
        ctx.fireChannelRead(new Arrival(Peers.of(ctx.channel(), port), framed, ctx.executor()));
    }

    private void listen(ChannelHandlerContext ctx) {
        if (frames.midFrame()) {
            alarm.keep(ctx, Alarm.Kind.FRAME, limits.frame(), () -> hand(ctx, frames.giveUp(FramingFault.TOO_SLOW)));
        } else if (finishing) {
            ctx.close();
            return;
        } else if (acquainted) {
            alarm.keep(ctx, Alarm.Kind.RESTING, limits.quiet(), ctx::close);
        } else {
            alarm.keep(ctx, Alarm.Kind.SILENT, limits.silence(), ctx::close);
        }
        readOn(ctx);
    }

    /** Reads on, unless all connections together hold too much; then looks again a little later. */
    private void readOn(ChannelHandlerContext ctx) {
        boolean wait = flight.full();
        ctx.channel().config().setAutoRead(!wait);
        if (wait) {
            Alarm.after(ctx, BREATH, () -> {
                if (!answering && !leaving) {
                    readOn(ctx);
                }
            });
        }
    }

    private void answered(ChannelHandlerContext ctx, Answer answer, boolean written) {
        answering = false;
        alarm.cancel();
        if (!written || finishing) {
            ctx.close();
        } else if (answer.last()) {
            leave(ctx);
        } else {
            proceed(ctx);
        }
    }

    /** Closing at once, with bytes unread, would reset the connection and take our last answer with it. */
    private void leave(ChannelHandlerContext ctx) {
        leaving = true;
        alarm.set(ctx, Alarm.Kind.LEAVING, FAREWELL, ctx::close);
        if (ctx.pipeline().get(SslHandler.class) == null && ctx.channel() instanceof SocketChannel socket) {
            socket.shutdownOutput();
        }
        ctx.channel().config().setAutoRead(true);
    }

    private void discard(ChannelHandlerContext ctx, ByteBuf bytes) {
        discarded += bytes.readableBytes();
        if (discarded > limits.frameBytes()) {
            ctx.close();
        }
    }

    private void hold(int bytes) {
        long cost = BytesInFlight.costOf(bytes);
        if (cost != held) {
            flight.add(cost - held);
            held = cost;
        }
    }
}
