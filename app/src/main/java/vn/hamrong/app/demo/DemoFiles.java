package vn.hamrong.app.demo;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.simulators.bhyt.Dossiers;
import vn.hamrong.simulators.bhyt.PortalClient;
import vn.hamrong.simulators.bhyt.PortalSimulator;

/** A day of one hospital's health-insurance files, sent as to the insurer's portal, and where they are afterwards. */
final class DemoFiles {
    private static final long SEED = 20261122;
    private static final int ARRIVALS = 5;
    private static final int FILES = 20;
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);

    private final String hospital;
    private final PortalClient his;
    private final PortalClient stranger;
    private final PortalSimulator insurer;
    private final Map<String, byte[]> sent = new LinkedHashMap<>();

    DemoFiles(URI partners, String hospital, DemoLogin login, PortalSimulator insurer) {
        this.hospital = hospital;
        this.his = new PortalClient(partners, hospital, login.username(), login.password());
        this.stranger = new PortalClient(partners, hospital, login.username(), "wrong");
        this.insurer = insurer;
    }

    void prove(Proof proof) throws InterruptedException {
        PortalClient.Token token = his.token();
        send(token);
        int all = FILES + 1;
        proof.claim("insurer's files taken at the insurer's own paths", all, sent.size());
        Map.Entry<String, byte[]> first = sent.entrySet().iterator().next();
        proof.claim(
                "the same file again is the same transaction",
                first.getKey(),
                his.submit(PortalClient.CHECK_IN, first.getValue(), token).transaction());
        await(() -> count(token, "DA_GHI") == all);
        proof.claim("of them in the record, every visit", all, count(token, "DA_GHI"));
        proof.claim("given back byte for byte", (long) all, same(token));
        await(() -> insurer.received().size() >= all);
        proof.claim(
                "gone on to the (simulated) insurer, once each",
                all,
                insurer.received().size());
        access(token, proof);
    }

    private void send(PortalClient.Token token) {
        Dossiers dossiers = new Dossiers(new FacilityCode(hospital), SEED);
        send(PortalClient.CHECK_IN, DossierWriter.write(dossiers.arrivals(ARRIVALS)), token);
        for (int i = 0; i < FILES; i++) {
            send(PortalClient.DOSSIERS, DossierWriter.write(dossiers.next()), token);
        }
    }

    private void send(String path, byte[] file, PortalClient.Token token) {
        PortalClient.Answer answer = his.submit(path, file, token);
        if (answer.code().equals("200")) {
            sent.put(answer.transaction(), file);
        }
    }

    /** Files all of whose visits are in that state. */
    private int count(PortalClient.Token token, String state) {
        return (int) sent.keySet().stream()
                .map(transaction -> his.get("/api/hamrong/giaoDich?maGiaoDich=" + transaction, token))
                .filter(answer ->
                        answer.json().findValuesAsText("trangThai").stream().allMatch(state::equals))
                .count();
    }

    private long same(PortalClient.Token token) {
        return sent.entrySet().stream()
                .filter(one -> Arrays.equals(
                        one.getValue(), his.download("/api/hamrong/banGoc?maGiaoDich=" + one.getKey(), token)))
                .count();
    }

    private void access(PortalClient.Token token, Proof proof) {
        byte[] others = DossierWriter.write(new Dossiers(new FacilityCode("38901"), SEED).next());
        proof.claim("a wrong password is sent away", 401, stranger.login().status());
        proof.claim(
                "a file of another hospital is refused",
                List.of(403, "403"),
                List.of(
                        his.submit(PortalClient.DOSSIERS, others, token).status(),
                        his.submit(PortalClient.DOSSIERS, others, token).code()));
    }

    private static void await(BooleanSupplier settled) throws InterruptedException {
        long end = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (!settled.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
