package vn.hamrong.exchange.routes.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.PassedOn;
import vn.hamrong.exchange.hospitals.ConfiguredHospitals;
import vn.hamrong.exchange.routes.dossier.DossierIntake;
import vn.hamrong.exchange.routes.dossier.ReferralChecks;
import vn.hamrong.exchange.routes.dossier.SampleFiles;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.routes.HttpAnswer;
import vn.hamrong.shared.routes.HttpHead;
import vn.hamrong.shared.routes.HttpService;

/** Submission and look-up as a HIS calls them, with a journal in memory. */
class PortalFilesTest {
    private static final String MD5 = "0123456789ABCDEF0123456789ABCDEF";
    private static final String PATH = "/api/qd130/guiHoSoXmlQD3176";
    private static final int FILE_MAX = 100_000;
    private static final Hospital SONG_MA = SampleFiles.hospital("38902", false);

    private static final ReferralChecks REFERRALS =
            new ReferralChecks(new ConfiguredHospitals(List.of(SampleFiles.HAM_RONG, SONG_MA)));

    private final List<AuditEntry> audit = new ArrayList<>();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T03:15:30Z"));
    private final KeptFiles files = new KeptFiles();
    private int secrets;
    private final PortalSessions sessions = new PortalSessions(Duration.ofMinutes(30), this::secret, clock);
    private final PortalGate gate = new PortalGate(sessions, new PortalAudit(trail()), Runnable::run, clock);
    private final PortalSubmission submission = new PortalSubmission(
            gate,
            new DossierIntake(files, (number, lane) -> {}, REFERRALS, clock),
            files,
            new PortalSubmission.Reading(FILE_MAX, Runnable::run, clock));
    private final Lookups lookups = new Lookups(
            new Lookups.Files(files, files.originals(), new NothingPassedOn(), REFERRALS),
            new PortalAudit(trail()),
            clock);
    private final PortalSessions.Tokens tokens = login(SampleFiles.HAM_RONG);

    private static final class NothingPassedOn implements PassedOn {
        @Override
        public void note(JournalNumber number, FacilityCode hospital, String transaction, Instant at) {
            throw new IllegalStateException("no look-up writes");
        }

        @Override
        public Optional<String> transaction(FacilityCode hospital, JournalNumber number) {
            return Optional.empty();
        }
    }

    private byte[] secret() {
        byte[] secret = new byte[32];
        secret[0] = (byte) ++secrets;
        return secret;
    }

    private AuditTrail trail() {
        return new AuditTrail() {
            @Override
            public void add(AuditEntry entry) {
                audit.add(entry);
            }

            @Override
            public void addAndCommit(AuditEntry entry) {
                audit.add(entry);
            }
        };
    }

    private PortalSessions.Tokens login(Hospital hospital) {
        return sessions.open(
                hospital, new PortalAccounts.Login(hospital.code() + "_BV", MD5, InetAddress.getLoopbackAddress()));
    }

    private record Said(int status, JsonNode json) {
        String code() {
            return json.path("maKetQua").asText();
        }
    }

    private static Map<String, String> form(byte[] file) {
        Map<String, String> form = new TreeMap<>();
        form.put("username", "38901_BV");
        form.put("loaiHoSo", "130");
        form.put("maTinh", "38");
        form.put("maCSKCB", "38901");
        form.put("fileHSBase64", Base64.getEncoder().encodeToString(file));
        return form;
    }

    private Said send(byte[] file) {
        return send(form(file), Map.of());
    }

    private Said send(Map<String, String> form, Map<String, String> more) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(body, more, tokens);
    }

    private Said send(String body, Map<String, String> more, PortalSessions.Tokens shown) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpHead head = head("POST", PATH, Map.of(), more, bytes.length, shown);
        return said(submission
                .refuse(head)
                .orElseGet(() -> submission.answer(head, bytes).join()));
    }

    private static HttpHead head(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> more,
            int length,
            PortalSessions.Tokens shown) {
        Map<String, String> headers = new HashMap<>(
                Map.of("accesstoken", shown.accessToken(), "tokenid", shown.idToken(), "passwordhash", MD5));
        headers.putAll(more);
        return new HttpHead(method, path, query, headers, length, InetAddress.getLoopbackAddress());
    }

    private static Said said(HttpAnswer answer) {
        try {
            return new Said(answer.status(), new ObjectMapper().readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpAnswer look(String what, Map<String, String> query, PortalSessions.Tokens shown) {
        HttpService service = new PortalLookup(
                gate,
                switch (what) {
                    case "giaoDich" -> lookups::transaction;
                    case "danhSach" -> lookups::list;
                    case "banGoc" -> lookups::original;
                    default -> lookups::regenerated;
                },
                Runnable::run);
        HttpHead head = head("GET", "/api/hamrong/" + what, query, Map.of(), 0, shown);
        return service.refuse(head)
                .orElseGet(() -> service.answer(head, new byte[0]).join());
    }

    @Test
    void answersInThePortalsOwnFieldsAfterTheFileIsKept() {
        Said said = send(SampleFiles.of("BN1"));

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.json().fieldNames())
                .toIterable()
                .containsExactly("maKetQua", "maGiaoDich", "thoiGianTiepNhan", "thongDiep");
        assertThat(said.code()).isEqualTo("200");
        assertThat(said.json().path("maGiaoDich").asText()).isEqualTo("HR0000000001");
        assertThat(said.json().path("thoiGianTiepNhan").asText()).isEqualTo("20261122101530");
        assertThat(said.json().path("thongDiep").asText()).startsWith("Đã nhận; ");
        assertThat(files.kept).hasSize(1);
    }

    @Test
    void theSameFileAgainGetsTheSameAnswerAndIsKeptOnce() {
        Said first = send(SampleFiles.of("BN1"));
        clock.forward(Duration.ofMinutes(3));

        assertThat(send(SampleFiles.of("BN1"))).isEqualTo(first);
        assertThat(files.kept)
                .singleElement()
                .satisfies(message -> assertThat(message.writtenAt()).hasValue(message.receivedAt()));
    }

    @Test
    void P02_aKeyStandsForOneFile() {
        Map<String, String> key = Map.of("idempotency-key", "7f");
        Said first = send(form(SampleFiles.of("BN1")), key);

        assertThat(send(form(SampleFiles.of("BN1")), key)).isEqualTo(first);
        assertThat(files.kept.get(0).writtenAt()).isEmpty();
        assertThat(send(form(SampleFiles.of("BN2")), key).status()).isEqualTo(409);
        assertThat(send(form(SampleFiles.of("BN2")), Map.of("idempotency-key", "a b"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void takesJsonAndBase64WhosePlusWasNotEncoded() throws IOException {
        byte[] file = SampleFiles.of("BN1");
        String json = new ObjectMapper().writeValueAsString(form(file));
        String raw = form(file).entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue().replace("=", "%3D"))
                .collect(Collectors.joining("&"));

        assertThat(send(json, Map.of("content-type", "application/json; charset=utf-8"), tokens)
                        .code())
                .isEqualTo("200");
        assertThat(send(raw, Map.of(), tokens).code()).isEqualTo("200");
        assertThat(files.kept).hasSize(1);
        assertThat(files.kept.get(0).content()).isEqualTo(file);
    }

    @Test
    void A09_aTokenThatHasEndedOpensNothing() {
        clock.forward(Duration.ofMinutes(30));

        Said said = send(SampleFiles.of("BN1"));

        assertThat(said.status()).isEqualTo(401);
        assertThat(said.code()).isEqualTo("401");
        assertThat(files.kept).isEmpty();
        assertThat(audit).last().satisfies(entry -> assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.REFUSED));
    }

    @Test
    void A10_aTokenOfAnotherFacilityIsRefusedWhateverTheFormSays() {
        PortalSessions.Tokens others = login(SONG_MA);
        Map<String, String> form = form(SampleFiles.of("BN1"));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));

        assertThat(send(body, Map.of(), others).status()).isEqualTo(403);
        String own = body.replace("maCSKCB=38901", "maCSKCB=38902").replace("38901_BV", "38902_BV");
        Said inside = send(own, Map.of(), others);
        assertThat(inside.status()).isEqualTo(403);
        assertThat(inside.code()).isEqualTo("403");
        assertThat(files.kept)
                .singleElement()
                .satisfies(file -> assertThat(file.refusal()).isPresent());
    }

    @Test
    void M07_aFileOfTwoFacilitiesIsRefusedWholeAndKeptAsRefused() {
        Said said = send(SampleFiles.from("38901", "38902", "BN1"));

        assertThat(said.status()).isEqualTo(403);
        assertThat(said.json().path("maGiaoDich").asText()).isEqualTo("HR0000000001");
        assertThat(files.kept)
                .singleElement()
                .satisfies(file -> assertThat(file.refusal()).isPresent());
        assertThat(audit).last().satisfies(entry -> assertThat(entry.reason()).isEqualTo("foreign-facility"));
    }

    @Test
    void X01_aHostileFileIsRefusedInWordsAndKeptAsRefused() {
        Said said = send("<!DOCTYPE x [<!ENTITY a 'b'>]><GIAMDINHHS/>".getBytes(StandardCharsets.UTF_8));

        assertThat(said.code()).isEqualTo("201");
        assertThat(said.json().path("thongDiep").asText()).contains("DOCTYPE");
        assertThat(files.kept)
                .singleElement()
                .satisfies(file -> assertThat(file.refusal()).isPresent());
    }

    @Test
    void whatIsNoFileIsToldSo() {
        Map<String, String> form = form(SampleFiles.of("BN1"));
        form.put("fileHSBase64", "");
        assertThat(send(form, Map.of()).code()).isEqualTo("204");
        form.put("fileHSBase64", "AAA*");
        assertThat(send(form, Map.of()).code()).isEqualTo("201");
        form.put("fileHSBase64", Base64.getEncoder().encodeToString(new byte[FILE_MAX + 1]));
        assertThat(send(form, Map.of()).status()).isEqualTo(413);
        assertThat(send("a=%zz", Map.of(), tokens).status()).isEqualTo(400);
        assertThat(send("{\"a\": {\"b\": 1}}", Map.of("content-type", "application/json"), tokens)
                        .status())
                .isEqualTo(400);
        assertThat(files.kept).isEmpty();
        assertThat(audit).hasSize(5);
    }

    @Test
    void D01_aBodyOverTheLimitIsRefusedByItsHeadAndPutOnRecord() {
        HttpHead head = head("POST", PATH, Map.of(), Map.of(), submission.bodyMax() + 1, tokens);

        assertThat(submission.refuse(head))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(413));
        assertThat(audit)
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).isEqualTo("file too large"));
    }

    @Test
    void aJournalThatCannotKeepIsNeverSuccess() {
        files.away = true;

        assertThat(send(SampleFiles.of("BN1")).status()).isEqualTo(503);
        files.away = false;
        assertThat(send(SampleFiles.of("BN1")).code()).isEqualTo("200");
    }

    @Test
    void tellsWhereAFileStandsAndWhatIsWrongInItByTableRecordAndField() {
        String transaction =
                send(SampleFiles.of("BN1")).json().path("maGiaoDich").asText();

        Said said = said(look("giaoDich", Map.of("maGiaoDich", transaction), tokens));

        assertThat(said.json().path("trangThai").asText()).isEqualTo("DANG_CHO");
        assertThat(said.json().path("soLoi").asInt()).isPositive();
        assertThat(said.json().at("/loi/0/bang").asText()).isEqualTo("XML1");
        assertThat(said.json().at("/loi/0/banGhi").asInt()).isEqualTo(1);
        assertThat(said.json().at("/loi/0/noiDung").asText()).isNotEmpty();
        assertThat(said.json().toString()).doesNotContain("GIẢ ĐỊNH");
    }

    @Test
    void givesTheOriginalBackByteForByteAfterWritingItDown() {
        byte[] file = SampleFiles.of("BN1");
        String transaction = send(file).json().path("maGiaoDich").asText();
        audit.clear();

        assertThat(look("banGoc", Map.of("maGiaoDich", transaction), tokens).body())
                .isEqualTo(file);
        assertThat(audit).singleElement().satisfies(entry -> {
            assertThat(entry.target()).isEqualTo("journal/1/original");
            assertThat(entry.facility()).isEqualTo(Optional.of(SampleFiles.HAM_RONG.code()));
        });
        assertThat(look("banLap", Map.of("maGiaoDich", transaction, "mau", "4750"), tokens)
                        .status())
                .isEqualTo(200);
        assertThat(look("banLap", Map.of("maGiaoDich", transaction, "mau", "4210"), tokens)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void U04_anothersFileIsAnsweredLikeNone() {
        String transaction =
                send(SampleFiles.of("BN1")).json().path("maGiaoDich").asText();
        PortalSessions.Tokens others = login(SONG_MA);

        for (String what : List.of("giaoDich", "banGoc", "banLap")) {
            HttpAnswer foreign = look(what, Map.of("maGiaoDich", transaction), others);
            HttpAnswer none = look(what, Map.of("maGiaoDich", "HR0000000099"), others);

            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(none.body());
            assertThat(look(what, Map.of("maGiaoDich", "../1"), others).body()).isEqualTo(none.body());
        }
        assertThat(said(look("danhSach", days("20261101", "20261130"), others))
                        .json()
                        .path("soLuong")
                        .asInt())
                .isZero();
    }

    @Test
    void listsTheFilesOfUpToSixtyDays() {
        send(SampleFiles.of("BN1"));
        send(SampleFiles.of("BN2"));

        assertThat(said(look("danhSach", days("20261122", "20261122"), tokens))
                        .json()
                        .path("soLuong")
                        .asInt())
                .isEqualTo(2);
        assertThat(look("danhSach", days("20260901", "20261122"), tokens).status())
                .isEqualTo(400);
        assertThat(look("danhSach", days("yesterday", "20261122"), tokens).status())
                .isEqualTo(400);
    }

    private static Map<String, String> days(String from, String until) {
        return Map.of("tuNgay", from, "denNgay", until);
    }
}
