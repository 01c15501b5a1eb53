package vn.hamrong.shared.routes.camel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import vn.hamrong.shared.routes.StrictHead;

/**
 * Netty's decoder, shown a head only when it is whole and {@link StrictHead} finds nothing in it: Netty itself lets pass
 * what must be refused (a content length beside a transfer coding it does not know, folded lines, two hosts; ADR 14).
 */
final class StrictHttpDecoder extends HttpRequestDecoder {
    private static final int CHUNK = 64 * 1024;

    private boolean inHead = true;
    private boolean broken;

    StrictHttpDecoder() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(StrictHead.BYTES_MAX)
                .setMaxHeaderSize(StrictHead.BYTES_MAX)
                .setMaxChunkSize(CHUNK));
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (broken) {
            in.skipBytes(in.readableBytes());
        } else if (!inHead || headIsGood(in, out)) {
            super.decode(ctx, in, out);
            inHead = !out.isEmpty() && out.get(out.size() - 1) instanceof LastHttpContent;
        }
    }

    private boolean headIsGood(ByteBuf in, List<Object> out) {
        skipEmptyLines(in);
        int length = headLength(in);
        if (length < 0 && in.readableBytes() <= StrictHead.BYTES_MAX) {
            return false;
        }
        Optional<String> fault = length < 0 || length > StrictHead.BYTES_MAX
                ? Optional.of("too long")
                : StrictHead.faultOf(in.toString(in.readerIndex(), length, StandardCharsets.ISO_8859_1));
        fault.ifPresent(why -> {
            broken = true;
            out.add(bad(why, length));
            in.skipBytes(in.readableBytes());
        });
        return fault.isEmpty();
    }

    /** Some clients end a body with a line of its own (RFC 9112 section 2.2). */
    private static void skipEmptyLines(ByteBuf in) {
        while (in.isReadable() && (in.getByte(in.readerIndex()) == '\r' || in.getByte(in.readerIndex()) == '\n')) {
            in.skipBytes(1);
        }
    }

    /** With the empty line; -1 when it is not whole. */
    private static int headLength(ByteBuf in) {
        for (int at = in.readerIndex() + 1; at < in.writerIndex(); at++) {
            boolean empty = in.getByte(at) == '\n'
                    && (in.getByte(at - 1) == '\n'
                            || (at - 2 >= in.readerIndex()
                                    && in.getByte(at - 1) == '\r'
                                    && in.getByte(at - 2) == '\n'));
            if (empty) {
                return at + 1 - in.readerIndex();
            }
        }
        return -1;
    }

    private static FullHttpRequest bad(String why, int length) {
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", Unpooled.EMPTY_BUFFER);
        boolean tooLong = length < 0 || length > StrictHead.BYTES_MAX;
        request.setDecoderResult(DecoderResult.failure(
                tooLong ? new TooLongHttpHeaderException(why) : new IllegalArgumentException(why)));
        return request;
    }
}
