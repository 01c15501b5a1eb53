package vn.hamrong.shared.routes.camel;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import java.util.Optional;
import vn.hamrong.shared.routes.HttpAnswer;

/** What the door answers before anybody behind it is asked. */
final class Refused {
    static final HttpAnswer BUSY = HttpAnswer.refusal(
            503,
            "busy",
            "Trục đang nhận quá nhiều, hãy gửi lại sau",
            "the hub takes too much at the moment, send it again");
    static final HttpAnswer TOO_SLOW = HttpAnswer.refusal(
            408, "too-slow", "Nội dung không đến trọn vẹn trong thời hạn", "the body did not arrive whole in time");
    private static final HttpAnswer MALFORMED =
            HttpAnswer.refusal(400, "malformed", "Yêu cầu HTTP sai định dạng", "the HTTP request is malformed");
    private static final HttpAnswer LONG_HEAD = HttpAnswer.refusal(
            431, "long-head", "Phần đầu của yêu cầu HTTP quá dài", "the head of the HTTP request is too long");
    private static final HttpAnswer ENCODED = HttpAnswer.refusal(
            415, "encoded", "Không nhận nội dung nén (Content-Encoding)", "no content encoding is taken");
    private static final HttpAnswer EXPECTS =
            HttpAnswer.refusal(417, "expect", "Không hiểu Expect", "this Expect is not understood");

    private Refused() {}

    static Optional<HttpAnswer> byItsForm(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            boolean tooLong = request.decoderResult().cause() instanceof TooLongHttpHeaderException;
            return Optional.of(tooLong ? LONG_HEAD : MALFORMED);
        }
        if (request.headers().contains(HttpHeaderNames.CONTENT_ENCODING)) {
            return Optional.of(ENCODED);
        }
        boolean expects = request.headers().contains(HttpHeaderNames.EXPECT);
        return expects && !HttpUtil.is100ContinueExpected(request) ? Optional.of(EXPECTS) : Optional.empty();
    }
}
