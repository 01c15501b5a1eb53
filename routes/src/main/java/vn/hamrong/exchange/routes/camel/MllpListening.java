package vn.hamrong.exchange.routes.camel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import vn.hamrong.exchange.routes.Framed;
import vn.hamrong.exchange.routes.MllpFrames;
import vn.hamrong.exchange.routes.delivery.MllpCaller.Heard;

/** Listens on one call for its first frame; what comes after it is nobody's answer. */
// Netty tells failures to the handlers too; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
final class MllpListening extends ChannelInboundHandlerAdapter {
    private static final int ANSWER_MAX = 64 * 1024;

    private final MllpFrames frames = new MllpFrames(ANSWER_MAX);
    private final CompletableFuture<Heard> heard = new CompletableFuture<>();

    CompletableFuture<Heard> heard() {
        return heard;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (!heard.isDone()) {
                frames.add(bytes.nioBuffer());
                frames.next().ifPresent(this::take);
            }
        } finally {
            bytes.release();
        }
    }

    private void take(Framed framed) {
        heard.complete(framed.fault()
                .<Heard>map(fault -> new Heard.Nothing(
                        "the answer is no MLLP frame: " + fault.name().toLowerCase(Locale.ROOT)))
                .orElseGet(() -> new Heard.Frame(framed.content())));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        heard.complete(new Heard.Nothing(
                frames.midFrame()
                        ? "the connection ended within the answer"
                        : "the connection ended without an answer"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        heard.complete(
                new Heard.Nothing("the connection broke: " + cause.getClass().getSimpleName()));
        ctx.close();
    }
}
