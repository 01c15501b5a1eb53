package vn.hamrong.exchange.routes.camel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

/** The MLLP frame around an answer: {@code 0x0B content 0x1C 0x0D}. */
final class MllpBytes {
    private MllpBytes() {}

    /** No frame at all around no content. */
    static ByteBuf frame(ByteBufAllocator allocator, byte[] content) {
        if (content.length == 0) {
            return Unpooled.EMPTY_BUFFER;
        }
        return allocator
                .buffer(content.length + 3)
                .writeByte(0x0B)
                .writeBytes(content)
                .writeByte(0x1C)
                .writeByte(0x0D);
    }
}
