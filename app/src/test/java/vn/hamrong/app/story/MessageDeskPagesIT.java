package vn.hamrong.app.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engineer's work at the message desk, in a browser: search, inspect, fix, replay; and what others do not see. */
class MessageDeskPagesIT {
    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.before(TestDatabase.H2);

    private static final String ENGINEER = "tuan.vu";
    private static final String REASON = "hãng HIS hỏi";

    private static DeskPatient patient(String mrn, String given, String citizen) throws Exception {
        DeskPatient patient = new DeskPatient(CHROMIUM.hub(), mrn, "Hà", given, citizen);
        patient.admittedAndMergedWithNobody();
        return patient;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "browser", "desk-" + name + ".png"))
                .setFullPage(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static int status(Page page, String path) {
        return Objects.requireNonNull(page.navigate(path)).status();
    }

    @Test
    void searchesByNameWithoutAccentsAndInspectsWithoutSeeingWhoItIs() throws Exception {
        DeskPatient mo = patient("MO1", "Thị Mơ", "038190112233");
        Page page = CHROMIUM.visitAs(ENGINEER);
        page.navigate("/messages");
        picture(page, "messages");

        page.keyboard().press("/");
        page.keyboard().type("ha thi mo");
        page.keyboard().press("Enter");

        Locator lines = page.locator(".lines .line");
        assertThat(lines).hasCount(2);
        assertThat(page).hasURL(Pattern.compile(".*/messages$"));
        assertThat(lines.first()).containsText("Gộp hồ sơ người bệnh");
        assertThat(lines.first()).containsText("Chờ xử lý");
        lines.first().getByRole(AriaRole.LINK).click();
        Locator message = page.locator("#message");
        assertThat(message.locator(".step.bad")).containsText("Đọc và chuyển đổi");
        assertThat(message.locator(".cause h2")).hasText("Bản tin gộp hồ sơ thiếu mã bệnh nhân cũ (MRG-1)");
        assertThat(message.locator("mark")).hasText("MRG-1 trống");
        assertThat(message.locator(".wire").first()).containsText("MSH|^~\\&|HIS|");
        assertThat(message.locator(".wire").first()).containsText("038••••••233");
        picture(page, "search");
        assertThat(page.content()).doesNotContain("Mơ", mo.citizen(), mo.mrn() + "^");

        page.navigate("/messages/" + mo.number(mo.control("ADM")) + "?tab=RESULT");
        assertThat(page.locator(".resource").first()).isVisible();
        assertThat(page.locator(".resource pre")).hasCount(0);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Phiếu chuyển đổi"))
                .click();
        assertThat(page.locator(".receipt .chip.ok")).isVisible();
        picture(page, "receipt");
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void findsByEveryKindOfWordAndKeepsCodesInTheAddress() throws Exception {
        DeskPatient cuc = patient("CUC1", "Thị Cúc", "038190112244");
        Page page = CHROMIUM.visitAs(ENGINEER);

        for (String typed : List.of("cccd:038190112244", "hà thị cúc", "ma:LK-CUC1", cuc.control("ADM"), "bn:CUC1")) {
            page.navigate("/messages");
            page.locator("[data-search]").fill(typed);
            button(page, "Tìm").click();
            assertThat(page.locator(".lines .line").last()).containsText(cuc.control("ADM"));
        }
        page.navigate("/messages");
        page.locator("[data-search]").fill(cuc.control("MRG"));
        page.locator("select[name=state]").selectOption("PARKED");
        button(page, "Tìm").click();
        assertThat(page).hasURL(Pattern.compile(".*/messages\\?q=MRG-CUC1&state=PARKED$"));
        assertThat(page.locator(".lines .line")).hasCount(1);
        page.locator("select[name=state]").selectOption("APPLIED");
        button(page, "Tìm").click();
        assertThat(page.locator(".empty").first()).containsText("Không có bản tin nào khớp");
    }

    @Test
    void opensTheContentOnlyForAReasonThatIsOnRecord() throws Exception {
        DeskPatient lien = patient("LIEN1", "Thị Liên", "038190112255");
        long number = lien.number(lien.control("MRG"));
        Page page = CHROMIUM.visitAs(ENGINEER);
        page.navigate("/messages/" + number);
        assertThat(page.content()).doesNotContain("Liên");

        page.locator("summary", new Page.LocatorOptions().setHasText("Mở nội dung"))
                .click();
        page.locator("form[action$='/reveal'] input[name=reason]").fill(REASON);
        button(page, "Mở").click();

        assertThat(page.locator(".wire").first()).containsText("Hà^Thị Liên");
        assertThat(page.locator(".deeds")).containsText(REASON);
        picture(page, "revealed");
        assertThat(lien.hub()
                        .database()
                        .sql("select count(*) from hub.audit where action = 'reveal' and target = :target")
                        .param("target", "message/" + number)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        page.navigate("/messages/" + number);
        assertThat(page.content()).doesNotContain("Liên");
    }

    @Test
    void triesACorrectionSendsItAndSeesItApplied() throws Exception {
        DeskPatient dao = patient("DAO1", "Thị Đào", "038190112266");
        long number = dao.number(dao.control("MRG"));
        Page page = CHROMIUM.visitAs(ENGINEER);
        page.navigate("/messages/" + number);
        page.locator("summary", new Page.LocatorOptions().setHasText("Sửa rồi phát lại"))
                .click();
        page.locator("form[action$='/edit'] input[name=reason]").fill("HIS quên MRG-1");
        button(page, "Mở để sửa").click();

        Locator text = page.locator("textarea[name=text]");
        String original = text.inputValue();
        assertThat(original).contains("Hà^Thị Đào");
        text.fill(original.replace("DAO1^^^", "KHAC^^^"));
        button(page, "Thử").click();
        assertThat(page.locator(".trial .note.bad")).containsText("vẫn phải dừng lại");
        assertThat(button(page, "Gửi bản sửa")).hasCount(0);

        text.fill(original + "\nMRG|" + dao.prior() + "^^^BVHAMRONG^MR");
        button(page, "Thử").click();
        assertThat(page.locator(".trial .diff").first().locator(".added")).containsText("MRG|OLD-DAO1");
        picture(page, "dry-run");
        assertThat(dao.state(dao.control("MRG"), "PARKED")).isEqualTo("PARKED");

        button(page, "Gửi bản sửa").click();

        assertThat(page).hasURL(Pattern.compile(".*/messages/\\d+\\?said=fixed"));
        assertThat(page.locator(".links")).containsText("Bản sửa của #" + number);
        assertThat(dao.state(dao.control("MRG"), "APPLIED")).isEqualTo("APPLIED");
        page.reload();
        assertThat(page.locator(".message > .top .chip")).hasText("Xong");
        picture(page, "fixed");
        page.navigate("/messages/" + number);
        assertThat(page.locator(".message > .top .chip")).hasText("Từ chối");
        assertThat(page.locator(".links")).containsText("Đã được thay bằng bản sửa");
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void replaysAGroupAfterSeeingHowManyAndWatchesIt() throws Exception {
        DeskPatient sen = patient("SEN1", "Thị Sen", "038190112277");
        Page page = CHROMIUM.visitAs(ENGINEER);
        page.navigate("/faults");
        Locator group = page.locator("tbody tr", new Page.LocatorOptions().setHasText("thiếu mã bệnh nhân cũ"));
        assertThat(group.first()).isVisible();
        picture(page, "faults");
        group.first()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Phát lại nhóm"))
                .click();
        assertThat(page.locator(".note.warn")).containsText("sẽ được thử lại");
        picture(page, "replay-preview");
        page.locator("input[name=perMinute][value='600']").check();
        page.locator("form[action='/faults/replay'] button").click();

        assertThat(page.locator(".note").first()).containsText("Lượt phát lại đã bắt đầu");
        Locator run = page.locator("#runs tbody tr").first();
        assertThat(run).containsText("Vũ Anh Tuấn");
        assertThat(run.locator(".chip")).not().hasText("Đang chạy");
        picture(page, "runs");
        assertThat(sen.state(sen.control("MRG"), "PARKED")).isEqualTo("PARKED");
        page.navigate("/messages/" + sen.number(sen.control("MRG")));
        assertThat(page.locator(".deeds")).containsText("Phát lại");
    }

    @Test
    void warnsBeforeAnOldMessageOverwritesNewerOnes() throws Exception {
        DeskPatient mai = new DeskPatient(CHROMIUM.hub(), "MAI1", "Hà", "Thị Mai", "038190112266");
        mai.contradictedAndThenMoved();
        long number = mai.number(mai.control("ADR"));
        Visitor unwarned = Visitor.as(ENGINEER, CHROMIUM.hub());
        assertThat(unwarned.post("/messages/" + number + "/replay", Map.of()).location())
                .endsWith("said=not-replayed");
        Page page = CHROMIUM.visitAs(ENGINEER);
        page.navigate("/faults/replay?hospital=38901&reason=control id used again for other content");
        assertThat(page.locator("main")).containsText("không nằm trong lượt này");

        page.navigate("/messages/" + number);
        assertThat(page.locator("form[action$='/edit']")).hasCount(0);
        page.locator("summary", new Page.LocatorOptions().setHasText("Phát lại"))
                .click();
        assertThat(page.locator(".act .note.warn")).containsText("mới hơn");
        page.locator("input[name=overNewer]").check();
        button(page, "Phát lại").click();

        assertThat(page).hasURL(Pattern.compile(".*said=replayed"));
        assertThat(mai.state(mai.control("ADR"), "APPLIED")).isEqualTo("APPLIED");
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void skipsAMessageForAReason() throws Exception {
        DeskPatient lan = patient("LAN1", "Thị Lan", "038190112288");
        Page page = CHROMIUM.visitAs(ENGINEER);
        page.navigate("/messages/" + lan.number(lan.control("MRG")));
        page.locator("summary", new Page.LocatorOptions().setHasText("Bỏ qua")).click();
        page.locator("form[action$='/skip'] input[name=reason]").fill("HIS gửi nhầm");
        button(page, "Bỏ qua bản tin này").click();

        assertThat(page.locator(".note").first()).containsText("đã được bỏ qua");
        assertThat(lan.state(lan.control("MRG"), "REFUSED")).isEqualTo("REFUSED");
    }

    @Test
    void showsConnectionsInBothLanguagesAndWithoutBarriers() throws Exception {
        DeskPatient hue = patient("HUE1", "Thị Huệ", "038190112299");
        Page page = CHROMIUM.visitAs(ENGINEER);

        page.navigate("/connections");
        assertThat(page.locator("#in tbody tr")
                        .filter(new Locator.FilterOptions().setHasText("mllp-main"))
                        .first())
                .isVisible();
        picture(page, "connections");
        for (String path :
                List.of("/connections", "/messages", "/faults", "/messages/" + hue.number(hue.control("MRG")))) {
            page.navigate(path);
            assertThat(Axe.seriousIn(page)).as(path).isEmpty();
        }
        button(page, "English").click();
        page.navigate("/messages/" + hue.number(hue.control("MRG")));
        assertThat(page.locator(".cause h2")).hasText("A merge without the prior patient number (MRG-1)");
        picture(page, "english");
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void u04AnotherHospitalsEngineerSeesNothingOfIt() throws Exception {
        DeskPatient thu = patient("THU1", "Thị Thu", "038190112211");
        long number = thu.number(thu.control("MRG"));
        Page page = CHROMIUM.visitAs("nga.mai");

        assertThat(status(page, "/messages/" + number)).isEqualTo(404);
        assertThat(status(page, "/messages/" + Long.MAX_VALUE)).isEqualTo(404);
        for (String typed : List.of("038190112211", "ha thi thu", thu.control("MRG"), "#" + number)) {
            page.navigate("/messages");
            page.locator("[data-search]").fill(typed);
            button(page, "Tìm").click();
            assertThat(page.locator(".list .empty")).isVisible();
        }
        assertThat(status(page, "/messages?at=38901")).isEqualTo(200);
        assertThat(page.locator(".lines .line")).hasCount(0);
        assertThat(status(page, "/faults/replay?hospital=38901&reason=x")).isEqualTo(404);
        page.navigate("/faults");
        assertThat(page.locator("main")).not().containsText("Hàm Rồng (giả định)");
        page.navigate("/connections");
        assertThat(page.locator("main")).not().containsText("Hàm Rồng (giả định)");
    }

    @Test
    void u04TheirOwnEngineerAndTheDepartmentsSeeIt() throws Exception {
        DeskPatient hoa = patient("HOA1", "Thị Hoa", "038190112200");
        long number = hoa.number(hoa.control("MRG"));

        for (String person : List.of(ENGINEER, "khoa.dinh")) {
            Page page = CHROMIUM.visitAs(person);
            assertThat(status(page, "/messages/" + number)).isEqualTo(200);
            assertThat(status(page, "/messages?at=38901")).isEqualTo(200);
            assertThat(page.locator(".lines .line").first()).isVisible();
        }
    }

    @Test
    void u04OtherRolesGetNoneOfItsPages() {
        for (String person : List.of("minh.le", "lan.nguyen", "hoa.tran", "hanh.do", "thu.hoang")) {
            Page page = CHROMIUM.visitAs(person);
            for (String path : List.of("/connections", "/messages", "/messages/1", "/faults", "/faults/runs")) {
                Response answer = Objects.requireNonNull(page.navigate(path));
                assertThat(answer.status()).as(person + " " + path).isEqualTo(403);
            }
        }
    }
}
