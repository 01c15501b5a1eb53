package vn.hamrong.exchange.routes.portal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import vn.hamrong.exchange.Dossiers;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.Originals;
import vn.hamrong.exchange.PassedOn;
import vn.hamrong.exchange.routes.dossier.DossierIntake;
import vn.hamrong.exchange.routes.dossier.ReferralChecks;
import vn.hamrong.exchange.routes.relay.CardLookup;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.routes.HttpPaths;
import vn.hamrong.shared.routes.HttpService;

/** The insurer's paths, with all that stands behind them. */
public final class InsurerPortal implements AutoCloseable {
    /** CV 1245/BHXH-CNTT section 2, and the same for QĐ 3176. */
    private static final List<String> SUBMISSION_PATHS = List.of(
            "/api/qd130/checkInKcbQd4750",
            "/api/qd130/checkInKcbQd3176",
            "/api/qd130/guiHoSoXmlQD4750",
            "/api/qd130/guiHoSoXmlQD3176");

    /** CV 1923/BHXH, the only one since 01/08/2024. */
    private static final String CARD_PATH = "/api/egw/KQNhanLichSuKCB2024";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int LOGINS_AT_ONCE = 2;
    private static final int LOGINS_WAITING_MAX = 32;
    /** Reading a file of 10 MB takes some 200 MB for a moment. */
    private static final int FILES_AT_ONCE = 2;

    private static final int FILES_WAITING_MAX = 256;
    /** Each waits for the insurer, some seconds at most. */
    private static final int CARDS_AT_ONCE = 8;

    private static final int CARDS_WAITING_MAX = 32;
    private static final int NOTES_WAITING_MAX = 1_000;
    /** What the services look at; every other header ends at the door. */
    private static final Set<String> HEADERS =
            Set.of("accesstoken", "tokenid", "passwordhash", "content-type", "idempotency-key");

    private final ExecutorService logins = bounded("portal-login", LOGINS_AT_ONCE, LOGINS_WAITING_MAX);
    private final ExecutorService files = bounded("portal-file", FILES_AT_ONCE, FILES_WAITING_MAX);
    private final ExecutorService cards = bounded("portal-card", CARDS_AT_ONCE, CARDS_WAITING_MAX);
    private final ExecutorService notes = bounded("portal-note", 1, NOTES_WAITING_MAX);
    private final Map<String, HttpService> services = new HashMap<>();

    /**
     * How it behaves.
     *
     * @param behindProxy every address is the proxy's, so only it can count them
     */
    public record Settings(Duration tokenLife, int fileMax, boolean behindProxy) {}

    /**
     * What is behind it.
     *
     * @param cards the insurer's own answers; empty where the hub does not reach its portal
     */
    public record Behind(
            DossierIntake intake,
            Dossiers dossiers,
            Originals originals,
            PassedOn passedOn,
            AuditTrail audit,
            Hospitals hospitals,
            Optional<CardLookup> cards) {
        private Lookups.Files files() {
            return new Lookups.Files(dossiers, originals, passedOn, new ReferralChecks(hospitals));
        }
    }

    public InsurerPortal(Behind behind, Settings settings, Clock clock) {
        PortalSessions sessions = new PortalSessions(settings.tokenLife(), InsurerPortal::secret, clock);
        PortalAudit audit = new PortalAudit(behind.audit());
        PortalLogin.Judges judges = new PortalLogin.Judges(
                new PortalAccounts(behind.hospitals().all()), new LockOut(settings.behindProxy()));
        PortalGate gate = new PortalGate(sessions, audit, notes, clock);
        PortalSubmission submission = new PortalSubmission(
                gate,
                behind.intake(),
                behind.dossiers(),
                new PortalSubmission.Reading(settings.fileMax(), files, clock));
        services.put("/api/token/take", new PortalLogin(judges, sessions, audit, logins, clock));
        SUBMISSION_PATHS.forEach(path -> services.put(path, submission));
        services.put(CARD_PATH, new PortalCards(gate, behind.cards(), audit, new PortalCards.Work(cards, clock)));
        Lookups lookups = new Lookups(behind.files(), audit, clock);
        services.put("/api/hamrong/giaoDich", new PortalLookup(gate, lookups::transaction, files));
        services.put("/api/hamrong/danhSach", new PortalLookup(gate, lookups::list, files));
        services.put("/api/hamrong/banGoc", new PortalLookup(gate, lookups::original, files));
        services.put("/api/hamrong/banLap", new PortalLookup(gate, lookups::regenerated, files));
    }

    private static byte[] secret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
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
        List.of(logins, files, cards, notes).forEach(ExecutorService::shutdown);
    }
}
