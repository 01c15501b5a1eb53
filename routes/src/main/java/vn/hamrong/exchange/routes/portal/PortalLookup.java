package vn.hamrong.exchange.routes.portal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import vn.hamrong.shared.routes.HttpAnswer;
import vn.hamrong.shared.routes.HttpHead;
import vn.hamrong.shared.routes.HttpService;

/** One look-up: a GET behind the login, answered where it may wait for the database. */
final class PortalLookup implements HttpService {
    private final PortalGate gate;
    private final BiFunction<PortalSessions.Session, HttpHead, HttpAnswer> question;
    private final Executor slowly;

    PortalLookup(PortalGate gate, BiFunction<PortalSessions.Session, HttpHead, HttpAnswer> question, Executor slowly) {
        this.gate = gate;
        this.question = question;
        this.slowly = slowly;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public int bodyMax() {
        return 0;
    }

    @Override
    public Optional<HttpAnswer> refuse(HttpHead head) {
        return gate.refuse(head);
    }

    @Override
    public CompletableFuture<HttpAnswer> answer(HttpHead head, byte[] body) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> gate.session(head)
                            .map(session -> question.apply(session, head))
                            .orElse(PortalAnswers.NOT_LOGGED_IN),
                    slowly);
        } catch (RejectedExecutionException tooMany) {
            return CompletableFuture.completedFuture(PortalAnswers.BUSY);
        }
    }
}
