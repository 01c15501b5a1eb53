package vn.hamrong.shared.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why the door judges heads before Netty sees them (ADR 14). Where one of these fails, the Netty we ship has changed. */
class NettyMendsTest {
    private static String head(String headers) {
        return "POST / HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n";
    }

    private static HttpRequest read(String head) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder());
        channel.writeInbound(Unpooled.copiedBuffer(head + "hello", StandardCharsets.ISO_8859_1));
        HttpRequest request = channel.readInbound();
        channel.finishAndReleaseAll();
        return request;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nX-A: one\r\n two\r\n",
                "Content-Length: 5\r\nHost: other\r\n",
                "Content-Length: 5\r\nTransfer-Encoding: xchunked\r\n"
            })
    void O05_nettyLetsPassWhatTwoReadersReadDifferently(String headers) {
        assertThat(read(head(headers)).decoderResult().isSuccess()).isTrue();
        assertThat(StrictHead.faultOf(head(headers))).isPresent();
    }

    @Test
    void O05_nettyItselfRefusesALengthBesideChunks() {
        String headers = "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n";

        assertThat(read(head(headers)).decoderResult().isFailure()).isTrue();
        assertThat(StrictHead.faultOf(head(headers))).isPresent();
    }

    @Test
    void theGoodTwinPassesBoth() {
        String headers = "Content-Length: 5\r\n";

        assertThat(read(head(headers)).decoderResult().isSuccess()).isTrue();
        assertThat(StrictHead.faultOf(head(headers))).isEmpty();
    }
}
