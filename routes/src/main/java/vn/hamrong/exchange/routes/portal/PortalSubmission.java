package vn.hamrong.exchange.routes.portal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.Dossiers;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.JournalUnavailable;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.hl7.ContentKeys;
import vn.hamrong.exchange.routes.dossier.DossierIntake;
import vn.hamrong.exchange.routes.dossier.Submitted;
import vn.hamrong.shared.routes.HttpAnswer;
import vn.hamrong.shared.routes.HttpHead;
import vn.hamrong.shared.routes.HttpService;

/**
 * The portal's submission calls (CV 1245/BHXH-CNTT section 2): one file, kept before it is answered. The same file again
 * is answered the same and has no second effect, unless another about one of its visits came in between: then it is meant
 * anew. A client that sends an {@code Idempotency-Key} is known by that.
 */
final class PortalSubmission implements HttpService {
    static final String CHANNEL = "portal";

    private static final Logger LOG = LoggerFactory.getLogger(PortalSubmission.class);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,150}");

    private final PortalGate gate;
    private final DossierIntake intake;
    private final Dossiers dossiers;
    private final Reading reading;

    /**
     * How much is read, and where.
     *
     * @param fileMax bytes of a file
     * @param slowly where files are read; rejects what is too much
     * @param clock when
     */
    record Reading(int fileMax, Executor slowly, Clock clock) {
        /** Base64, percent-encoded where it must be, and the other fields. */
        int bodyMax() {
            return fileMax / 2 * 3 + 16 * 1024;
        }
    }

    PortalSubmission(PortalGate gate, DossierIntake intake, Dossiers dossiers, Reading reading) {
        this.gate = gate;
        this.intake = intake;
        this.dossiers = dossiers;
        this.reading = reading;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public int bodyMax() {
        return reading.bodyMax();
    }

    @Override
    public Optional<HttpAnswer> refuse(HttpHead head) {
        Optional<HttpAnswer> stranger = gate.refuse(head);
        if (stranger.isEmpty() && head.length() > bodyMax()) {
            gate.session(head).ifPresent(known -> gate.note(known, "file too large"));
            return Optional.of(PortalAnswers.TOO_LARGE);
        }
        return stranger;
    }

    @Override
    public CompletableFuture<HttpAnswer> answer(HttpHead head, byte[] body) {
        try {
            return CompletableFuture.completedFuture(head)
                    .thenComposeAsync(asked -> taken(asked, body), reading.slowly())
                    .exceptionally(PortalSubmission::failed);
        } catch (RejectedExecutionException tooMany) {
            return CompletableFuture.completedFuture(PortalAnswers.BUSY);
        }
    }

    private CompletableFuture<HttpAnswer> taken(HttpHead head, byte[] body) {
        Optional<PortalSessions.Session> session = gate.session(head);
        if (session.isEmpty()) {
            return CompletableFuture.completedFuture(PortalAnswers.NOT_LOGGED_IN);
        }
        Optional<Map<String, String>> form = PortalForm.of(head, body);
        if (form.isEmpty()) {
            return refused(session.get(), "no form", PortalAnswers.NO_FORM);
        }
        return isOthers(form.get(), session.get())
                ? refused(session.get(), "another facility's form", PortalAnswers.OTHERS)
                : file(head, form.get(), session.get());
    }

    private static boolean isOthers(Map<String, String> form, PortalSessions.Session session) {
        String username = form.getOrDefault("username", session.username());
        String facility = form.getOrDefault("maCSKCB", "");
        return !username.equals(session.username())
                || !facility.equals(session.hospital().code().value());
    }

    private CompletableFuture<HttpAnswer> file(
            HttpHead head, Map<String, String> form, PortalSessions.Session session) {
        String packed = form.getOrDefault("fileHSBase64", "");
        if (packed.isBlank()) {
            return refused(session, "no file", PortalAnswers.EMPTY);
        }
        Optional<byte[]> content = SentFile.of(packed);
        if (content.isEmpty()) {
            return refused(session, "no base64", PortalAnswers.NO_BASE64);
        }
        if (content.get().length > reading.fileMax()) {
            return refused(session, "file too large", PortalAnswers.TOO_LARGE);
        }
        String key = head.header("idempotency-key");
        if (!key.isEmpty() && !KEY.matcher(key).matches()) {
            return refused(session, "malformed Idempotency-Key", PortalAnswers.BAD_KEY);
        }
        return intake.take(submitted(session.hospital(), key, content.get()))
                .thenApplyAsync(taken -> answer(session, taken), reading.slowly());
    }

    private Submitted submitted(Hospital hospital, String key, byte[] content) {
        return key.isEmpty()
                ? new Submitted(
                        hospital,
                        CHANNEL,
                        ContentKeys.sha256(content),
                        content,
                        Optional.of(reading.clock().instant()))
                : new Submitted(hospital, CHANNEL, "key:" + key, content);
    }

    private HttpAnswer answer(PortalSessions.Session session, DossierIntake.Taken taken) {
        Optional<HttpAnswer> refusal = taken.judged().message().refusal().map(why -> {
            gate.note(session, why.code());
            return PortalAnswers.refused(
                    taken.kept().number(), taken.judged().message().receivedAt(), why);
        });
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return taken.kept()
                .match(
                        fresh -> PortalAnswers.taken(
                                fresh.number(), taken.judged().message().receivedAt(), taken.judged()),
                        repeated -> again(session, repeated, taken),
                        conflict -> PortalAnswers.CONFLICT);
    }

    /** As the first time. */
    private HttpAnswer again(PortalSessions.Session session, Kept.Repeated repeated, DossierIntake.Taken taken) {
        return PortalAnswers.taken(
                repeated.number(),
                dossiers.find(session.hospital().code(), repeated.number())
                        .map(Dossiers.Sent::receivedAt)
                        .orElse(taken.judged().message().receivedAt()),
                taken.judged());
    }

    private CompletableFuture<HttpAnswer> refused(PortalSessions.Session session, String why, HttpAnswer answer) {
        gate.note(session, why);
        return CompletableFuture.completedFuture(answer);
    }

    /** Nothing was kept, or it is not known: sending it again is safe. */
    private static HttpAnswer failed(@Nullable Throwable failure) {
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        boolean away = cause instanceof JournalUnavailable;
        LOG.warn(
                "a file could not be kept: {}",
                cause == null ? "?" : cause.getClass().getSimpleName());
        return away ? PortalAnswers.JOURNAL_AWAY : PortalAnswers.BUSY;
    }
}
