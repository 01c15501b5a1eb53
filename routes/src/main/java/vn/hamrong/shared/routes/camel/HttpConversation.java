package vn.hamrong.shared.routes.camel;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.routes.HttpAnswer;
import vn.hamrong.shared.routes.HttpHead;
import vn.hamrong.shared.routes.PartnerCall;

/**
 * One connection: a request in, its answer out, then the next. A request that comes before the last one is answered ends
 * the connection after that answer. One alarm runs at any time. All methods run on the connection's thread.
 */
// Netty tells failures to the handlers too; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
final class HttpConversation extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConversation.class);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final int DISCARD_MAX = 1024 * 1024;
    private static final byte[] NOTHING = {};

    private final PartnerConnections door;
    private final Alarm alarm = new Alarm();
    private @Nullable HttpHead head;
    private byte[] body = NOTHING;
    private int filled;
    private boolean answering;
    private boolean last;
    private boolean leaving;
    private int discarded;

    HttpConversation(PartnerConnections door) {
        this.door = door;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        rest(ctx);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (leaving) {
                discard(ctx, message);
            } else if (answering) {
                last = last || message instanceof HttpRequest;
            } else if (message instanceof HttpRequest request) {
                begin(ctx, request);
            } else if (message instanceof HttpContent content) {
                take(ctx, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpAnswer answer) {
            respond(ctx, answer, promise);
        } else {
            LOG.error(
                    "no answer to a call on port {}: {}",
                    door.port(),
                    message.getClass().getName());
            ctx.close(promise);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        alarm.cancel();
        letGo();
        ctx.fireChannelInactive();
    }

    /** Resets, failed handshakes, plain text on a TLS port: the connection ends, the hub goes on. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.info("connection on port {} ends: {}", door.port(), cause.getClass().getSimpleName());
        ctx.close();
    }

    /** Ends the connection after the answer that is under way, or now. */
    void finish(ChannelHandlerContext ctx) {
        last = true;
        if (!answering && head == null) {
            ctx.close();
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest request) {
        HttpHead asked = HttpHeads.of(request, ctx.channel(), door.paths().headers());
        last = last || !HttpUtil.isKeepAlive(request);
        Optional<HttpAnswer> refusal =
                Refused.byItsForm(request).or(() -> door.paths().refuse(asked));
        if (refusal.isEmpty() && !door.hold(asked.length())) {
            refusal = Optional.of(Refused.BUSY);
        }
        if (refusal.isPresent()) {
            last = last || asked.length() > 0 || request.decoderResult().isFailure();
            answering = true;
            respond(ctx, refusal.get(), ctx.newPromise());
            ctx.flush();
            return;
        }
        head = asked;
        body = new byte[asked.length()];
        filled = 0;
        alarm.set(ctx, Alarm.Kind.FRAME, door.limits().request(), () -> tooSlow(ctx));
        if (HttpUtil.is100ContinueExpected(request)) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    private void take(ChannelHandlerContext ctx, HttpContent content) {
        HttpHead whole = head;
        if (whole == null) {
            // The end of a call that was refused by its head and has its answer.
            return;
        }
        int more = Math.min(content.content().readableBytes(), body.length - filled);
        content.content().readBytes(body, filled, more);
        filled += more;
        if (content instanceof LastHttpContent) {
            answering = true;
            alarm.set(ctx, Alarm.Kind.ANSWERING, door.limits().answer().multipliedBy(2), ctx::close);
            door.paths()
                    .find(whole.path())
                    .ifPresent(service -> ctx.fireChannelRead(new PartnerCall(whole, body, service, ctx.executor())));
        }
    }

    private void tooSlow(ChannelHandlerContext ctx) {
        last = true;
        answering = true;
        respond(ctx, Refused.TOO_SLOW, ctx.newPromise());
        ctx.flush();
    }

    private void respond(ChannelHandlerContext ctx, HttpAnswer answer, ChannelPromise promise) {
        alarm.set(ctx, Alarm.Kind.WRITING, door.limits().write(), ctx::close);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                Unpooled.wrappedBuffer(answer.body()));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, answer.contentType())
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set("x-content-type-options", "nosniff");
        if (last) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        boolean thenLeave = last;
        promise.addListener(written -> answered(ctx, written.isSuccess(), thenLeave));
        ctx.write(response, promise);
    }

    private void answered(ChannelHandlerContext ctx, boolean written, boolean thenLeave) {
        letGo();
        answering = false;
        if (!written) {
            ctx.close();
        } else if (last || thenLeave) {
            leave(ctx);
        } else {
            rest(ctx);
        }
    }

    private void rest(ChannelHandlerContext ctx) {
        alarm.set(ctx, Alarm.Kind.RESTING, door.limits().idle(), ctx::close);
    }

    /** Closing at once, with bytes unread, would reset the connection and take our last answer with it. */
    private void leave(ChannelHandlerContext ctx) {
        leaving = true;
        alarm.set(ctx, Alarm.Kind.LEAVING, FAREWELL, ctx::close);
        if (ctx.pipeline().get(SslHandler.class) == null && ctx.channel() instanceof SocketChannel socket) {
            socket.shutdownOutput();
        }
    }

    private void discard(ChannelHandlerContext ctx, Object message) {
        discarded += message instanceof HttpContent content ? content.content().readableBytes() : 0;
        if (discarded > DISCARD_MAX) {
            ctx.close();
        }
    }

    private void letGo() {
        if (head != null) {
            door.letGo(body.length);
            head = null;
            body = NOTHING;
        }
    }
}
