package vn.hamrong.exchange.routes.relay;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.exchange.Originals;
import vn.hamrong.exchange.PassedOn;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.Delivery;
import vn.hamrong.shared.DeliveryChannel;
import vn.hamrong.shared.DeliveryPace;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.outgoing.Answer;
import vn.hamrong.shared.outgoing.Call;
import vn.hamrong.shared.outgoing.Partner;

/**
 * Sends a hospital's files on to the insurer's portal, each exactly as it came in, with the hospital's own account. The
 * outbox holds the journal number only: the file is in the journal.
 *
 * <p>At least once: the portal may get a file twice when its answer was lost.
 */
public final class InsurerRelay implements DeliveryChannel {
    /** How long one call of the portal may take. */
    public static final Duration CALL_PATIENCE = Duration.ofSeconds(60);

    /** An attempt is a login and a file. One at a time: a hospital's files go in order anyway. */
    private static final DeliveryPace PACE = new DeliveryPace(1, 300, CALL_PATIENCE.multipliedBy(2));

    private static final int TRANSACTION_MAX = 100;
    private static final int PROVINCE_DIGITS = 2;
    /** Another try will not help: the portal says that the file, or who sends it, is at fault. */
    private static final Set<String> FOR_A_PERSON = Set.of("201", "202", "204", "205", "403");

    private final Map<String, Hospital> hospitals = new ConcurrentHashMap<>();
    private final Portal portal;
    private final PortalTokens tokens;
    private final Files files;
    private final Clock clock;

    /**
     * The insurer's portal.
     *
     * @param decree by which its paths are called: {@code 4750} or {@code 3176}
     */
    public record Portal(Partner partner, String decree) {}

    /**
     * The files, and what is written down of their going on.
     *
     * @param audit an attempt that is not on record does not happen (ADR 20)
     */
    public record Files(Originals originals, PassedOn passedOn, AuditTrail audit) {}

    /** For those of the hospitals that have an account there. */
    public InsurerRelay(List<Hospital> hospitals, Portal portal, Files files, Clock clock) {
        hospitals.stream()
                .filter(hospital -> hospital.insurer().relay().isPresent())
                .forEach(hospital -> this.hospitals.put(InsurerAccess.Relay.destination(hospital.code()), hospital));
        this.portal = portal;
        this.tokens = new PortalTokens(portal.partner(), clock);
        this.files = files;
        this.clock = clock;
    }

    @Override
    public Optional<DeliveryPace> pace(String destination) {
        return hospitals.containsKey(destination) ? Optional.of(PACE) : Optional.empty();
    }

    @Override
    public boolean serves(String destination, String kind) {
        return hospitals.containsKey(destination) && kind.equals(InsurerAccess.Relay.KIND);
    }

    @Override
    public Delivery deliver(OutboxItem item) {
        Hospital hospital = hospitals.get(item.destination());
        if (hospital == null || !hospital.code().equals(item.facility())) {
            return new Delivery.GiveUp("this hospital's files are not sent on");
        }
        JournalNumber number = new JournalNumber(Long.parseLong(new String(item.payload(), StandardCharsets.US_ASCII)));
        Optional<Originals.Original> file = files.originals().find(hospital.code(), number);
        if (file.isEmpty()) {
            return new Delivery.GiveUp("the file is not in the journal");
        }
        return hospital.insurer()
                .relay()
                .<Delivery>map(account -> deliver(item, hospital, account, file.get()))
                .orElseGet(() -> new Delivery.GiveUp("this hospital's files are not sent on"));
    }

    private Delivery deliver(OutboxItem item, Hospital hospital, InsurerAccess.Relay account, Originals.Original file) {
        PortalTokens.Try login = tokens.of(account);
        if (login.token().isEmpty()) {
            return new Delivery.TryAgain(login.reason(), login.notBefore());
        }
        byte[] form = form(hospital, account, file);
        if (form.length > Call.BODY_MAX) {
            return new Delivery.GiveUp("the file is larger than can be sent on");
        }
        disclosed(item);
        return portal.partner()
                .ask(call(account, file, login.token().get(), form))
                .match(
                        said -> answered(hospital, account, file.number(), said),
                        silent -> new Delivery.TryAgain(silent.reason()));
    }

    /** On record before the first byte of the file leaves; the hospital tells its insurer, so it is the hospital's act. */
    private void disclosed(OutboxItem item) {
        AuditEntry entry = new AuditEntry(
                clock.instant(),
                "delivery:" + item.destination(),
                Optional.of(item.facility()),
                "deliver",
                item.kind() + "/" + new String(item.payload(), StandardCharsets.US_ASCII),
                AuditEntry.Outcome.DONE,
                "",
                item.id().toString());
        files.audit().addAndCommit(entry.as(AuditEntry.SYSTEM));
    }

    private static byte[] form(Hospital hospital, InsurerAccess.Relay account, Originals.Original file) {
        Map<String, String> form = new TreeMap<>();
        form.put("username", account.username());
        form.put("loaiHoSo", isDossier(file) ? "130" : "0");
        form.put("maTinh", hospital.code().value().substring(0, PROVINCE_DIGITS));
        form.put("maCSKCB", hospital.code().value());
        form.put("fileHSBase64", Base64.getEncoder().encodeToString(file.content()));
        return Form.of(form).getBytes(StandardCharsets.US_ASCII);
    }

    private Call call(InsurerAccess.Relay account, Originals.Original file, PortalTokens.Token token, byte[] form) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("accessToken", token.access());
        headers.put("tokenId", token.id());
        headers.put("passwordHash", account.passwordMd5());
        String path = isDossier(file) ? "api/qd130/guiHoSoXmlQD" : "api/qd130/checkInKcbQd";
        return new Call("POST", path + portal.decree(), headers, form);
    }

    private static boolean isDossier(Originals.Original file) {
        return file.type().equals(Envelope.INSURER);
    }

    /** By the portal's own code; a page that is no answer of the portal means nothing. */
    private Delivery answered(Hospital hospital, InsurerAccess.Relay account, JournalNumber number, Answer.Said said) {
        Optional<PortalAnswer> answer = PortalAnswer.of(said);
        if (answer.isEmpty()) {
            return new Delivery.TryAgain("the insurer's portal answered " + said.status() + " and no JSON");
        }
        String code = answer.get().code();
        String transaction = answer.get().json().path("maGiaoDich").asText("");
        if (answer.get().isOk() && !transaction.isEmpty() && transaction.length() <= TRANSACTION_MAX) {
            files.passedOn().note(number, hospital.code(), transaction, clock.instant());
            return new Delivery.Confirmed();
        }
        if (code.equals("401")) {
            tokens.forget(account);
        }
        String reason = "the insurer's portal answered maKetQua " + code;
        return FOR_A_PERSON.contains(code) ? new Delivery.GiveUp(reason) : new Delivery.TryAgain(reason);
    }
}
