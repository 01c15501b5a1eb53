package vn.hamrong.exchange.routes.portal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.routes.HttpPaths;
import vn.hamrong.shared.routes.HttpService;

/** The insurer's paths, with all that stands behind them. */
public final class InsurerPortal implements AutoCloseable {
    private static final int SECRET_BYTES = 32;
    private static final int LOGINS_AT_ONCE = 2;
    private static final int LOGINS_WAITING_MAX = 32;
    /** What the services look at; every other header ends at the door. */
    private static final Set<String> HEADERS =
            Set.of("accesstoken", "tokenid", "passwordhash", "content-type", "idempotency-key");

    private final ExecutorService logins = bounded("portal-login", LOGINS_AT_ONCE, LOGINS_WAITING_MAX);
    private final Map<String, HttpService> services;

    /** How it behaves. */
    public record Settings(Duration tokenLife, int fileMax) {}

    public InsurerPortal(Hospitals hospitals, AuditTrail trail, Settings settings, Clock clock) {
        SecureRandom random = new SecureRandom();
        PortalSessions sessions = new PortalSessions(
                settings.tokenLife(),
                () -> {
                    byte[] secret = new byte[SECRET_BYTES];
                    random.nextBytes(secret);
                    return secret;
                },
                clock);
        PortalAudit audit = new PortalAudit(trail);
        PortalAccounts accounts = new PortalAccounts(hospitals.all());
        services = Map.of("/api/token/take", new PortalLogin(accounts, sessions, audit, logins, clock));
    }

    public HttpPaths paths() {
        return new HttpPaths(services, HEADERS);
    }

    private static ExecutorService bounded(String name, int atOnce, int waiting) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(atOnce, atOnce, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(waiting), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public void close() {
        logins.shutdown();
    }
}
