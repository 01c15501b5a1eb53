package vn.hamrong.exchange.routes.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.shared.routes.HttpAnswer;
import vn.hamrong.shared.routes.HttpHead;
import vn.hamrong.shared.routes.HttpService;

/**
 * {@code POST /api/token/take}: form fields {@code username} and {@code password}, the latter the MD5 in upper-case
 * hexadecimal digits (CV 1245/BHXH-CNTT section 1). Name, password, address and lock-out all fail in the same words.
 */
final class PortalLogin implements HttpService {
    private static final Logger LOG = LoggerFactory.getLogger(PortalLogin.class);
    private static final int BODY_MAX = 4 * 1024;

    private final PortalAccounts accounts;
    private final PortalSessions sessions;
    private final LockOut lockOut;
    private final PortalAudit audit;
    private final Executor slowly;
    private final Clock clock;

    /** Who may log in, and who has guessed too often. */
    record Judges(PortalAccounts accounts, LockOut lockOut) {}

    /** @param slowly where passwords are checked; rejects what is too much */
    PortalLogin(Judges judges, PortalSessions sessions, PortalAudit audit, Executor slowly, Clock clock) {
        this.accounts = judges.accounts();
        this.lockOut = judges.lockOut();
        this.sessions = sessions;
        this.audit = audit;
        this.slowly = slowly;
        this.clock = clock;
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
        return Optional.empty();
    }

    @Override
    public CompletableFuture<HttpAnswer> answer(HttpHead head, byte[] body) {
        Map<String, String> form = PortalForm.of(head, body).orElse(Map.of());
        PortalAccounts.Login login = new PortalAccounts.Login(
                form.getOrDefault("username", ""),
                form.getOrDefault("password", "").toUpperCase(Locale.ROOT),
                head.peer());
        try {
            return CompletableFuture.supplyAsync(() -> checked(login), slowly);
        } catch (RejectedExecutionException tooMany) {
            return CompletableFuture.completedFuture(PortalAnswers.BUSY);
        }
    }

    private HttpAnswer checked(PortalAccounts.Login login) {
        Instant now = clock.instant();
        String address = login.address().getHostAddress();
        // A name nobody has is counted as one: inventing names must cost no memory.
        String name = accounts.knows(login.username()) ? login.username() : "";
        if (lockOut.isOut(address, name, now)) {
            return PortalAnswers.WRONG_LOGIN;
        }
        Optional<Hospital> hospital = accounts.check(login);
        if (hospital.isEmpty()) {
            refused(address, name, now);
            return PortalAnswers.WRONG_LOGIN;
        }
        lockOut.succeeded(address, name);
        audit.loggedIn(hospital.get(), now);
        return PortalAnswers.tokens(login.username(), sessions.open(hospital.get(), login));
    }

    private void refused(String address, String name, Instant now) {
        Duration wait = lockOut.failed(address, name, now);
        if (!wait.isZero()) {
            LOG.warn("logins of '{}' from {} are locked for {}", name, address, wait);
        }
        audit.refusedLogin(name, now);
    }
}
