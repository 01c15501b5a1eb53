package vn.hamrong.exchange.routes.camel;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.hamrong.exchange.routes.delivery.MllpCaller;
import vn.hamrong.shared.routes.outgoing.ClientTls;
import vn.hamrong.shared.routes.outgoing.ClientTlsFiles;

/** Calls over Netty: one connection a message, an answer of at most 64 kB. Safe for many threads. */
// Netty tells failures to the handlers too; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
public final class MllpDialer implements MllpCaller, AutoCloseable {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    private final EventLoopGroup threads = new NioEventLoopGroup(2, new DefaultThreadFactory("mllp-out", true));
    private final Map<ClientTls, ClientTlsFiles> tls = new ConcurrentHashMap<>();

    @Override
    public Heard call(Line line, byte[] content, Runnable beforeFirstByte) {
        long end = System.nanoTime() + line.patience().toNanos();
        MllpListening listening = new MllpListening();
        ChannelFuture connecting = dial(line, listening);
        try {
            Channel channel = connected(connecting, end);
            beforeFirstByte.run();
            channel.writeAndFlush(MllpBytes.frame(channel.alloc(), content));
            return listening.heard().get(left(end), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new Heard.Nothing("no answer within " + line.patience().toSeconds() + " s");
        } catch (ExecutionException failed) {
            return new Heard.Nothing("no connection: " + failed.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Heard.Nothing("the hub stopped while it waited for the answer");
        } finally {
            connecting.channel().close();
        }
    }

    private ChannelFuture dial(Line line, MllpListening listening) {
        int connect = (int) Math.min(CONNECT_MAX.toMillis(), line.patience().toMillis());
        return new Bootstrap()
                .group(threads)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connect)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new MllpCallPipeline(
                        line, line.tls().map(one -> tls.computeIfAbsent(one, ClientTlsFiles::new)), listening))
                .connect(line.host(), line.port());
    }

    private static Channel connected(ChannelFuture connecting, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        await(connecting, end);
        SslHandler handshake = connecting.channel().pipeline().get(SslHandler.class);
        if (handshake != null) {
            await(handshake.handshakeFuture(), end);
        }
        return connecting.channel();
    }

    /** The kind of a failure only: messages of the network are long and differ from machine to machine. */
    private static void await(Future<?> step, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!step.await(left(end), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        if (!step.isSuccess()) {
            Throwable cause = step.cause();
            throw new ExecutionException(
                    cause == null ? "cancelled" : cause.getClass().getSimpleName(), cause);
        }
    }

    private static long left(long end) {
        return Math.max(end - System.nanoTime(), 1);
    }

    @Override
    public void close() {
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
