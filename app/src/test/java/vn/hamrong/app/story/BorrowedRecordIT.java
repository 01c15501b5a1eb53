package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.access.AccessReview.Verdict;
import vn.hamrong.shared.access.Reviewing;
import vn.hamrong.simulators.MllpClient;

/**
 * One patient, two hospitals: A sends results, B sees nothing; a right opens, B reads them with their source; it ends, B sees
 * nothing; in an emergency B breaks the glass, and somebody asks why. The audit tells it all.
 */
class BorrowedRecordIT {
    private static final String A = "38901";
    private static final String B = "38902";
    private static final String NATIONAL = "http://fhir.ehealth.gov.vn/core/sid/national_id";
    /** An ended right is felt within this (threats F-22). */
    private static final Duration FELT_WITHIN = Duration.ofSeconds(5);

    @ParameterizedTest
    @EnumSource
    void F22_aRecordIsBorrowedReadGivenBackAndEveryStepStandsInTheAudit(TestDatabase database) throws IOException {
        Story story = Story.begin(RunningHub.on(database));

        story.seesNothing();
        String foreign =
                story.a().get(story.results()).body().at("/entry/0/resource/id").asText();
        assertThat(story.b().get("Observation/" + foreign).status()).isEqualTo(404);

        StoryClient.Answer opened = story.b()
                .post(story.patient() + "/$borrow", "request", "String", "YC-2026-0012", "requester", "String", "BS01");
        assertThat(opened.status()).isEqualTo(200);
        story.seesTheResultsWithTheirSource();
        assertThat(story.b().get("Observation/" + foreign).status()).isEqualTo(200);
        String page = story.nextPage();

        assertThat(story.b()
                        .post(story.patient() + "/$give-back", "requester", "String", "BS01")
                        .text())
                .contains("\"valueInteger\":1");
        story.seesNothing();
        assertThat(story.b().get("Observation/" + foreign).status()).isEqualTo(404);
        assertThat(story.b().get(page).status()).isEqualTo(410);

        assertThat(story.told(B))
                .containsSubsequence(
                        "REFUSED read Observation/" + foreign,
                        "DONE operation " + story.patient() + " care relationship opened: CONSENT",
                        "DONE operation " + story.patient() + "/$summary",
                        "DONE read Observation/" + foreign,
                        "DONE operation " + story.patient() + " care relationship ended: CONSENT",
                        "REFUSED read Observation/" + foreign);
    }

    @ParameterizedTest
    @EnumSource
    void F22_consentWithdrawnAtOneDeskIsFeltAtAllWithinFiveSeconds(TestDatabase database) throws IOException {
        Story story = Story.begin(RunningHub.on(database));
        story.b().post(story.patient() + "/$borrow", "request", "String", "YC-13", "requester", "String", "BS01");
        assertThat(story.b().get(story.results()).total()).isEqualTo(2);

        story.a().post(story.patient() + "/$give-back", "withdrawn", "Boolean", "true", "requester", "String", "LT");

        await().atMost(FELT_WITHIN).until(() -> story.b().get(story.results()).total() == 0);
        story.seesNothing();
        assertThat(story.a().get(story.results()).total()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void F22_aBrokenGlassAlertsAndIsReviewedBySomebodyElse(TestDatabase database) throws IOException {
        RunningHub hub = RunningHub.on(database);
        Story story = Story.begin(hub);
        String glass = story.patient() + "/$break-glass";

        assertThat(story.b().post(glass, "requester", "String", "BS01").status())
                .isEqualTo(422);
        story.seesNothing();

        story.b()
                .post(
                        glass,
                        "reason",
                        "Code",
                        "unconscious",
                        "words",
                        "String",
                        "hôn mê sau tai nạn giao thông",
                        "requester",
                        "String",
                        "BS01");
        assertThat(story.b().get(story.results()).total()).isEqualTo(2);
        Reviewing reviewing = hub.bean(Reviewing.class);
        CareRelationship waiting = reviewing.waiting().stream()
                .filter(one -> story.patient().endsWith(one.patient().value()))
                .findFirst()
                .orElseThrow();
        assertThat(story.alerts(waiting.id())).containsExactly("38902 open");

        assertThat(reviewing.judge(waiting.id(), "BS01", Verdict.JUSTIFIED, "tự xét"))
                .isEqualTo(Reviewing.Outcome.OWN_DEED);
        assertThat(reviewing.judge(waiting.id(), "an.le", Verdict.JUSTIFIED, "người bệnh đúng là hôn mê"))
                .isEqualTo(Reviewing.Outcome.KEPT);
        assertThat(reviewing.waiting()).doesNotContain(waiting);
        assertThat(story.alerts(waiting.id())).containsExactly("38902 closed");
        assertThat(story.told(B))
                .contains(
                        "DONE operation " + story.patient() + " care relationship opened: BREAK_GLASS unconscious",
                        "DONE operation " + story.patient() + " care relationship reviewed: JUSTIFIED");
    }

    /** Bà Hoa was at A, where she was examined, and comes to B. */
    private record Story(RunningHub hub, StoryClient a, StoryClient b, String patient) {
        static Story begin(RunningHub hub) throws IOException {
            String number =
                    "038180" + "%06d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000));
            send(hub, A, admission(A, "BVHAMRONG", "F", "O", number));
            send(hub, A, results(number));
            send(hub, B, admission("SONGMA", "SONGMA", "Nu", "NGOAITRU", number));
            StoryClient a = StoryClient.of(hub, A);
            StoryClient b = StoryClient.of(hub, B);
            String search = "Patient?identifier=" + NATIONAL + "%7C" + number;
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> a.get(search).total() == 1
                            && b.get(search).total() == 1
                            && a.get("Observation?patient=" + patient(a, search))
                                            .total()
                                    == 2);
            assertThat(patient(b, search)).isEqualTo(patient(a, search));
            return new Story(hub, a, b, patient(a, search));
        }

        private static String patient(StoryClient client, String search) {
            return "Patient/"
                    + client.get(search).body().at("/entry/0/resource/id").asText();
        }

        String results() {
            return "Observation?patient=" + patient;
        }

        void seesNothing() {
            assertThat(b.get(results()).total()).isZero();
            assertThat(b.get(patient + "/$everything").text()).contains(B).doesNotContain("\"38901\"", "GLU");
            assertThat(b.get(patient + "/$summary").text()).doesNotContain("Hàm Rồng (giả định)", "GLU");
        }

        void seesTheResultsWithTheirSource() {
            assertThat(b.get(results()).total()).isEqualTo(2);
            assertThat(b.get(patient + "/$everything").text()).contains("\"38901\"", "GLU");
            StoryClient.Answer summary = b.get(patient + "/$summary");
            assertThat(summary.status()).isEqualTo(200);
            assertThat(summary.text()).contains("Bệnh viện Đa khoa Hàm Rồng (giả định)", "GLU");
        }

        String nextPage() {
            for (var link : b.get(results() + "&_count=1").body().path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    return link.path("url").asText();
                }
            }
            throw new AssertionError("no second page");
        }

        /** What the audit tells of a hospital and this patient's story, oldest first. */
        List<String> told(String hospital) {
            return hub.database()
                    .sql("""
                            select outcome, action, target, reason from hub.audit
                            where facility = :facility order by id
                            """)
                    .param("facility", hospital)
                    .query((row, number) -> row.getString("outcome") + " " + row.getString("action") + " "
                            + row.getString("target")
                            + (row.getString("reason").startsWith("care")
                                    ? " " + row.getString("reason").strip()
                                    : ""))
                    .list();
        }

        List<String> alerts(UUID cause) {
            return hub.database()
                    .sql("select facility, is_open from hub.incident where kind = 'break-glass' and cause = :cause")
                    .param("cause", cause.toString())
                    .query((row, number) -> row.getString(1) + (row.getBoolean(2) ? " open" : " closed"))
                    .list();
        }

        private static void send(RunningHub hub, String code, String message) throws IOException {
            Hospital hospital = hub.hospitals().find(new FacilityCode(code)).orElseThrow();
            int port = hospital.connections().get(0).port();
            InetSocketAddress address =
                    new InetSocketAddress(hub.settings().mllp().address(), port);
            try (MllpClient his = MllpClient.connect(address, Duration.ofSeconds(30))) {
                String sent = message.strip().replace("\n", "\r") + "\r";
                assertThat(his.send(sent.getBytes(StandardCharsets.UTF_8)).code())
                        .isEqualTo("AA");
            }
        }

        private static String admission(String from, String authority, String sex, String kind, String number) {
            return """
                    MSH|^~\\&|HIS|%1$s|HUB|SYT|20261122071500||ADT^A04^ADT_A01|A%5$s|P|2.5.1|||||VNM|
                    EVN|A04|20261122071500
                    PID|1||M%5$s^^^%2$s^PI~%5$s^^^CCCD^NI||LE^HOA^THI||19800304|%3$s
                    PV1|1|%4$s|KHAM^1|R|||||||||||||||V%5$s|||||||||||||||||||||||||20261122071500
                    """.formatted(from, authority, sex, kind, number);
        }

        private static String results(String number) {
            return """
                    MSH|^~\\&|LIS|38901|HUB|SYT|20261122081500||ORU^R01^ORU_R01|R%1$s|P|2.5.1|||||VNM|
                    PID|1||M%1$s^^^BVHAMRONG^PI~%1$s^^^CCCD^NI||LE^HOA^THI||19800304|F
                    OBR|1||P%1$s^LIS|24323-8^Sinh hoa mau^LN|||20261122080000|||||||||||||||||20261122081000||LAB|F
                    OBX|1|NM|GLU^Glucose GLU^L||5.4|mmol/L|3.9-6.4|N|||F|||20261122080000
                    OBX|2|NM|2160-0^Creatinine^LN||78|umol/L|45-90|N|||F|||20261122080000
                    """.formatted(number);
        }
    }
}
