package vn.hamrong.shared.routes.camel;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.routes.HttpAnswer;
import vn.hamrong.shared.routes.PartnerCall;

/** The step from a {@link PartnerCall} to its {@link HttpAnswer}; no thread waits for it, and no failure passes it. */
final class PartnerAnswering extends AsyncProcessorSupport {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerAnswering.class);
    private static final HttpAnswer FAILED = HttpAnswer.refusal(
            500, "internal", "Lỗi nội bộ của trục, hãy gửi lại sau", "internal error of the hub, send it again later");

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        PartnerCall call = exchange.getMessage().getBody(PartnerCall.class);
        CompletableFuture<HttpAnswer> unused = begun(call)
                .handle((answer, failure) -> answer == null ? failed(call, failure) : answer)
                .whenCompleteAsync(
                        (answer, none) -> {
                            exchange.getMessage().setBody(answer);
                            callback.done(false);
                        },
                        call.answering());
        return false;
    }

    private static CompletableFuture<HttpAnswer> begun(PartnerCall call) {
        try {
            return call.service().answer(call.head(), call.body());
        } catch (RuntimeException unexpected) {
            return CompletableFuture.failedFuture(unexpected);
        }
    }

    /** The failure's message is not logged: it may quote what was sent. */
    private static HttpAnswer failed(PartnerCall call, @Nullable Throwable failure) {
        Throwable cause = failure != null && failure.getCause() != null ? failure.getCause() : failure;
        String where = cause == null || cause.getStackTrace().length == 0 ? "?" : cause.getStackTrace()[0].toString();
        LOG.error(
                "{} answered 500: {} at {}",
                call,
                cause == null ? "?" : cause.getClass().getName(),
                where);
        return FAILED;
    }
}
