package vn.hamrong.app.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hamrong.exchange.patients.PatientDesk;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.exchange.patients.Review;

/** <i>Hồ sơ trùng</i> in a browser: why, side by side, joined, undone; and for nobody else. */
class DuplicatesPageIT {
    private final String number = JoinedPatientsIT.number();
    private final String slipped = JoinedPatientsIT.swapped(number);

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.before(TestDatabase.H2);

    @Test
    void anEngineerSeesWhyTwoRecordsAreAlikeJoinsThemAndTakesItBack() throws Exception {
        PatientWorld world = new PatientWorld(CHROMIUM.hub());
        Review review = asked(world);

        Page page = CHROMIUM.visitAs("tuan.vu");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Hồ sơ trùng"))
                .first()
                .click();
        page.getByText("#" + review.id() + ":").click();
        assertThat(page.locator("main")).containsText("số định danh lệch một chữ số hoặc đảo hai số");
        assertThat(page.locator("main")).containsText(number);
        assertThat(page.locator("main")).not().containsText(slipped);
        assertThat(page.locator("main")).containsText("038••••••" + slipped.substring(9));
        assertThat(page.locator("mark").first()).not().isEmpty();
        page.locator("input[name=why]").fill("đã gọi điện <b>hỏi</b>");
        page.getByText("Cùng một người, gộp lại").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).isVisible();
        assertThat(page.locator("h1 + .chip")).hasText("Cùng một người");
        assertThat(page.locator("main")).containsText("đã gọi điện <b>hỏi</b>");

        page.locator("input[name=why]").fill("nhầm");
        page.getByText("Hoàn tác liên kết").click();

        assertThat(page.locator("h1 + .chip")).hasText("Hai người khác nhau");
        assertThat(world.stored()).isEqualTo(world.results());
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void nobodyElseFindsThePair() throws Exception {
        long id = asked(new PatientWorld(CHROMIUM.hub())).id();
        Visitor engineer = Visitor.as("tuan.vu", CHROMIUM.hub());
        assertThat(engineer.get("/duplicates/" + id).status()).isEqualTo(200);

        assertThat(Visitor.as("khoa.dinh", CHROMIUM.hub())
                        .get("/duplicates/" + id)
                        .status())
                .as("an engineer of a place that has neither record")
                .isEqualTo(404);
        assertThat(Visitor.as("hanh.do", CHROMIUM.hub()).get("/duplicates").status())
                .as("another role")
                .isIn(403, 404);
        assertThat(engineer.postBare("/duplicates/" + id, Map.of("answer", "SAME", "why", "x"))
                        .status())
                .as("a forged post")
                .isEqualTo(403);
        assertThat(engineer.post("/duplicates/" + id, Map.of("answer", "WITHDRAWN", "why", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(engineer.post("/duplicates/" + id, Map.of("answer", "SAME", "why", " "))
                        .location())
                .endsWith("said=no-reason");
        assertThat(engineer.post("/duplicates/" + id + "/undo", Map.of("link", "1", "why", "x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aWrongA40IsFoundByItsNumberAndTakenBackByItsOwnHospitalOnly() throws Exception {
        PatientWorld world = new PatientWorld(CHROMIUM.hub());
        RecordKey prior = world.key("38901", "OLD");
        RecordKey surviving = world.key("38901", "NEW");
        world.arrive(prior, PatientWorld.person("Ngô Thị Sen", "1977-03-04"), "Thôn 5");
        world.arrive(surviving, PatientWorld.person("Hồ Văn Tám", "1951-01-02"), "Thôn 6");
        long link = world.merged(prior, surviving);
        assertThat(JoinedPatientsIT.console(
                        CHROMIUM.hub().bean(PatientDesk.class), "links --facility 38901 --mrn " + prior.mrn()))
                .contains(link + " A40 38901/" + prior.mrn() + " -> " + surviving.mrn());
        Visitor other = Visitor.as("khoa.dinh", CHROMIUM.hub());
        assertThat(other.get("/duplicates/merges").body()).doesNotContain(prior.mrn());
        assertThat(other.post("/duplicates/merges", Map.of("link", String.valueOf(link), "why", "x"))
                        .status())
                .isEqualTo(404);

        Page page = CHROMIUM.visitAs("tuan.vu");
        page.navigate("/duplicates/merges?mrn=" + prior.mrn());
        assertThat(page.locator("main h2")).containsText(surviving.mrn());
        page.locator("section summary").click();
        page.locator("section input[name=why]").fill("gộp nhầm người");
        page.locator("section form button.danger").click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).isVisible();
        page.navigate("/duplicates/merges?mrn=" + prior.mrn());
        assertThat(page.locator("main h2")).hasCount(0);
        assertThat(world.stored()).isEqualTo(world.results());
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    private Review asked(PatientWorld world) throws InterruptedException {
        RecordKey here = world.key("38901", "HOA");
        world.arrive(here, PatientWorld.person("Trần Thị Hoà", "1990-05-12"), number, "Thôn 3");
        world.arrive(
                world.key("38903", "9"),
                PatientWorld.person("TRAN THI HOA", "1990-12-05"),
                slipped,
                "Thôn 3, xã Ví Dụ");
        return JoinedPatientsIT.asked(CHROMIUM.hub(), here);
    }
}
