package vn.hamrong.exchange.routes.portal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.routes.relay.CardLookup;
import vn.hamrong.shared.routes.HttpAnswer;
import vn.hamrong.shared.routes.HttpHead;
import vn.hamrong.shared.routes.HttpService;

/**
 * The portal's card look-up (KQNhanLichSuKCB2024, CV 1923/BHXH): asked of the insurer with the hospital's own account there,
 * and answered as the insurer answered. On record before the question leaves; nothing of it is kept.
 */
final class PortalCards implements HttpService {
    private static final Logger LOG = LoggerFactory.getLogger(PortalCards.class);
    private static final int BODY_MAX = 16 * 1024;

    /** What the portal is asked, and nothing else of what a HIS sends. */
    private static final List<String> FIELDS = List.of("maThe", "hoTen", "ngaySinh", "hoTenCb", "cccdCb");

    private static final HttpAnswer NOT_HERE = PortalAnswers.said(
            501,
            "500",
            "Trục không hỏi thẻ thay cơ sở này (insurer.relay); hãy hỏi thẳng cổng BHXH / not set up: ask the insurer itself");
    private static final HttpAnswer SILENT = PortalAnswers.said(
            503,
            "500",
            "Cổng BHXH không trả lời kịp: cứ tiếp nhận người bệnh, tra lại sau"
                    + " / no answer of the insurer in time: receive the patient, ask again later");

    private final PortalGate gate;
    private final Optional<CardLookup> insurer;
    private final PortalAudit audit;
    private final Work work;

    /**
     * Where it waits, and the time.
     *
     * @param slowly rejects what is too much
     */
    record Work(Executor slowly, Clock clock) {}

    PortalCards(PortalGate gate, Optional<CardLookup> insurer, PortalAudit audit, Work work) {
        this.gate = gate;
        this.insurer = insurer;
        this.audit = audit;
        this.work = work;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public int bodyMax() {
        return BODY_MAX;
    }

    @Override
    public Optional<HttpAnswer> refuse(HttpHead head) {
        Optional<HttpAnswer> stranger = gate.refuse(head);
        return stranger.isEmpty() && head.length() > BODY_MAX ? Optional.of(PortalAnswers.TOO_LARGE) : stranger;
    }

    @Override
    public CompletableFuture<HttpAnswer> answer(HttpHead head, byte[] body) {
        try {
            return CompletableFuture.supplyAsync(
                            () -> gate.session(head)
                                    .map(session -> answer(session, head, body))
                                    .orElse(PortalAnswers.NOT_LOGGED_IN),
                            work.slowly())
                    .exceptionally(failure -> {
                        LOG.warn(
                                "a card could not be asked about: {}",
                                failure.getClass().getSimpleName());
                        return PortalAnswers.BUSY;
                    });
        } catch (RejectedExecutionException tooMany) {
            return CompletableFuture.completedFuture(PortalAnswers.BUSY);
        }
    }

    private HttpAnswer answer(PortalSessions.Session session, HttpHead head, byte[] body) {
        Optional<Map<String, String>> form = PortalForm.of(head, body);
        if (form.isEmpty()) {
            gate.note(session, "no form");
            return PortalAnswers.NO_FORM;
        }
        String username =
                head.query().getOrDefault("username", form.get().getOrDefault("username", session.username()));
        if (!username.equals(session.username())) {
            gate.note(session, "another facility's account");
            return PortalAnswers.OTHERS;
        }
        return insurer.flatMap(cards -> session.hospital().insurer().relay().map(account -> {
                    audit.disclosed(
                            session.hospital().code(),
                            "insurer-card",
                            work.clock().instant());
                    return cards.ask(account, question(form.get()))
                            .map(said -> new HttpAnswer(200, "application/json; charset=utf-8", said))
                            .orElse(SILENT);
                }))
                .orElse(NOT_HERE);
    }

    private static Map<String, String> question(Map<String, String> form) {
        Map<String, String> question = new TreeMap<>();
        FIELDS.forEach(field -> question.put(field, form.getOrDefault(field, "")));
        return question;
    }
}
