package vn.hamrong.app.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hamrong.exchange.patients.PatientDesk;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.shared.PatientId;

/** <i>Ai đã xem hồ sơ của tôi</i>: asked at the desk, told on paper, of the desk's own patients only. */
class WhoLookedPageIT {
    private static final String WORDS = "hôn mê sau tai nạn giao thông";
    private static final String SONG_MA = "38902";

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.before(TestDatabase.H2);

    private final String citizen = AuditIT.citizen();
    private final StoryClient here = StoryClient.of(CHROMIUM.hub(), "38901");

    @Test
    void thePatientIsToldWhoLookedByWhichRightAndWhoWasTurnedAway() {
        PatientId lan = lookedAtInAnEmergency();

        Page page = CHROMIUM.visitAs("lan.nguyen");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Ai đã xem hồ sơ"))
                .first()
                .click();
        ask(page, citizen);

        assertThat(page.locator("#whom")).hasText("Phạm Thị Nhật Ký");
        assertThat(page.locator("main")).containsText("038••••••" + citizen.substring(9));
        assertThat(page.locator("main")).not().containsText(citizen);
        assertThat(rowOf(page, "#looks", "Cấp cứu").first())
                .containsText(CHROMIUM.hub().hospitals().all().stream()
                        .filter(hospital -> hospital.code().value().equals(SONG_MA))
                        .findFirst()
                        .orElseThrow()
                        .name());
        assertThat(rowOf(page, "#looks", "Cấp cứu").first()).containsText(WORDS);
        assertThat(rowOf(page, "#looks", "demo-" + SONG_MA).getByText("kết quả xét nghiệm"))
                .not()
                .hasCount(0);
        assertThat(rowOf(page, "#rights", "Cấp cứu")).containsText("Người bệnh hôn mê: " + WORDS);
        assertThat(rowOf(page, "#refused", "demo-38903")).containsText("thông tin cá nhân");
        assertThat(Axe.seriousIn(page)).isEmpty();

        ask(page, citizen);
        assertThat(rowOf(page, "#looks", "bản in này")).containsText("Tiếp nhận");
        assertThat(asked(lan)).isEqualTo(2);
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.getByText("ký, ghi rõ họ tên").first()).isVisible();
        assertThat(page.locator("form.search")).isHidden();
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void aRecordThatWasJoinedIsFollowedUnderItsFormerIdAndStillWhenItIsPartedAgain() {
        PatientWorld world = new PatientWorld(CHROMIUM.hub());
        RecordKey own = world.key("38901", "VU");
        PatientId mine = world.arrive(own, PatientWorld.person("Vũ Thị Nối", "1991-05-12"), "Thôn 1");
        PatientId theirs =
                world.arrive(world.key("38903", "4"), PatientWorld.person("Vũ Thị Nối", "1991-12-05"), "Thôn 2");
        StoryClient.of(CHROMIUM.hub(), "38903").get("Patient/" + theirs);
        PatientDesk desk = CHROMIUM.hub().bean(PatientDesk.class);
        PatientDesk.Person operator = new PatientDesk.Person("thu", Optional.empty(), "cùng một người");

        Page page = CHROMIUM.visitAs("hanh.do");
        page.navigate("/who-looked");
        ask(page, own.mrn());
        assertThat(page.locator("main")).not().containsText("demo-38903");

        long link = desk.merge(mine, theirs, operator).link().orElseThrow().id();
        ask(page, own.mrn());
        assertThat(rowOf(page, "#looks", "demo-38903")).hasCount(1);
        lookWhileJoined(mine, theirs);
        desk.unmerge(link, operator);
        ask(page, own.mrn());

        // What was seen while they were one was seen of both.
        assertThat(rowOf(page, "#looks", "demo-38903")).hasCount(1);
    }

    @Test
    void theHospitalsAdministratorSaysWhetherAnEmergencyWasOne() {
        lookedAtInAnEmergency();
        Page page = CHROMIUM.visitAs(RunningHub.EVERY_ROLE);
        page.navigate("/emergencies");
        Locator all = page.locator("section.card");
        int before = all.count();
        Locator one = all.filter(new Locator.FilterOptions().setHasText(WORDS)).first();
        assertThat(one).containsText("Người bệnh hôn mê: " + WORDS);

        one.getByLabel("Đúng, có lý do").check();
        one.getByLabel("Vì sao").fill("Người bệnh đúng là hôn mê");
        one.getByRole(AriaRole.BUTTON).click();

        assertThat(page.getByText("Đã ghi lời xét.")).isVisible();
        assertThat(all).hasCount(before - 1);
        assertThat(Axe.seriousIn(page)).isEmpty();
        assertThat(CHROMIUM.complaints()).isEmpty();
        assertThat(Visitor.as("hanh.do", CHROMIUM.hub()).get("/emergencies").body())
                .doesNotContain(WORDS);
    }

    @Test
    void nobodyElseAsksAndOnlyForOwnPatients() {
        AuditIT.patient(here, citizen);
        Visitor reception = Visitor.as("lan.nguyen", CHROMIUM.hub());
        Visitor elsewhere = Visitor.as("nga.mai", CHROMIUM.hub());

        assertThat(reception.post("/who-looked", Map.of("number", citizen)).body())
                .contains("Phạm Thị Nhật Ký");
        assertThat(elsewhere.post("/who-looked", Map.of("number", citizen)).body())
                .contains("Cơ sở không có hồ sơ nào mang số này")
                .doesNotContain("Phạm Thị Nhật Ký");
        assertThat(reception.post("/who-looked", Map.of("number", " ")).body()).contains("Hãy nhập số");
        assertThat(reception.postBare("/who-looked", Map.of("number", citizen)).status())
                .as("a forged post")
                .isEqualTo(403);
        for (String role : new String[] {"minh.le", "hoa.tran", "tuan.vu", "thu.hoang"}) {
            assertThat(Visitor.as(role, CHROMIUM.hub())
                            .post("/who-looked", Map.of("number", citizen))
                            .status())
                    .as(role)
                    .isIn(403, 404);
        }
    }

    /** B reads what A knows by breaking the glass; C, where nobody knows her, tries to see her. */
    private PatientId lookedAtInAnEmergency() {
        StoryClient there = StoryClient.of(CHROMIUM.hub(), SONG_MA);
        PatientId lan = AuditIT.patient(here, citizen);
        assertThat(AuditIT.patient(there, citizen)).isEqualTo(lan);
        String observation = AuditIT.observation(here, lan);
        there.post(
                "Patient/" + lan + "/$break-glass",
                "reason",
                "Code",
                "unconscious",
                "words",
                "String",
                WORDS,
                "requester",
                "String",
                "BS01");
        assertThat(there.get("Observation/" + observation).status()).isEqualTo(200);
        assertThat(there.get("Patient/" + lan + "/$summary").status()).isEqualTo(200);
        assertThat(here.get("Observation?patient=Patient/" + lan).total()).isEqualTo(1);
        assertThat(StoryClient.of(CHROMIUM.hub(), "38903").get("Patient/" + lan).status())
                .isEqualTo(404);
        return lan;
    }

    /** Under whichever of the two ids they stand now. */
    private static void lookWhileJoined(PatientId mine, PatientId theirs) {
        StoryClient other = StoryClient.of(CHROMIUM.hub(), "38903");
        assertThat(Stream.of(mine, theirs)
                        .filter(id -> other.get("Patient/" + id).status() == 200))
                .isNotEmpty();
    }

    private static void ask(Page page, String number) {
        page.locator("input[name=number]").fill(number);
        page.getByText("Tìm", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForLoadState();
    }

    private static Locator rowOf(Page page, String section, String text) {
        return page.locator("section:has(" + section + ") tbody tr")
                .filter(new Locator.FilterOptions().setHasText(text));
    }

    private static long asked(PatientId patient) {
        return CHROMIUM.hub()
                .database()
                .sql(
                        "select count(*) from hub.audit where patient = :patient and basis = 'PATIENT' and role = 'RECEPTION'")
                .param("patient", patient.value())
                .query(Long.class)
                .single();
    }
}
