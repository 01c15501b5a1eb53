package vn.hamrong.app.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.hamrong.app.demo.FhirVisitor;

/** An engineer looks after what leaves: sees what stands and why, what is sent, resends, sets aside, stops and starts. */
class DeliveriesPagesIT {
    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.before(TestDatabase.H2);

    /** Of the sender, of the receiver, of the Department. */
    private static final String SENDERS = "tuan.vu";

    private static final String RECEIVERS = "nga.mai";
    private static final String DEPARTMENTS = "khoa.dinh";
    private static final String WAY = "/deliveries/items?to=38902/his";
    private static final String REASON = "HIS bên kia hỏi";

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static int status(Page page, String path) {
        return Objects.requireNonNull(page.navigate(path)).status();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "browser", "desk-deliveries-" + name + ".png"))
                .setFullPage(true));
    }

    /** Two orders to Sông Mã, whose HIS reads windows-1258: the first has a character that it lacks. */
    private static UUID parked() {
        String number = UUID.randomUUID().toString();
        ReferredPatient kali = ReferralsIT.kali(CHROMIUM.hub());
        FhirVisitor his = new FhirVisitor(CHROMIUM.hub().url(), CHROMIUM.hub().key("38901"), Clock.systemUTC());
        String token = his.token();
        String patient = ReferralsIT.registered(his, token, kali);
        String order = ReferralsIT.order(patient, "", number, "38902", "routine");
        his.post("ServiceRequest", token, order.replace("sọ não", "sọ não 日本"));
        his.post("ServiceRequest", token, order.replace(number, number + "-2"));
        ReferredPatient.await(() -> kali.delivery("PARKED").isPresent());
        return kali.delivery("PARKED").orElseThrow();
    }

    private static UUID delivered(String performer) {
        ReferredPatient kali = ReferralsIT.kali(CHROMIUM.hub());
        FhirVisitor his = new FhirVisitor(CHROMIUM.hub().url(), CHROMIUM.hub().key("38901"), Clock.systemUTC());
        String token = his.token();
        String patient = ReferralsIT.registered(his, token, kali);
        String number = UUID.randomUUID().toString();
        his.post("ServiceRequest", token, ReferralsIT.order(patient, "", number, performer, "routine"));
        ReferredPatient.await(() -> kali.delivery("DELIVERED").isPresent());
        return kali.delivery("DELIVERED").orElseThrow();
    }

    @Test
    void seesWhatStandsAndWhyResendsItAndSetsItAside() {
        UUID id = parked();
        Page page = CHROMIUM.visitAs(SENDERS);
        page.navigate("/deliveries");
        Locator way = page.locator("#ways tbody tr").filter(new Locator.FilterOptions().setHasText("38902/his"));
        assertThat(way).containsText("Có bản chờ xử lý");
        assertThat(way).containsText("chỉ các bản do bệnh viện mình gửi");
        picture(page, "ways");
        way.getByRole(AriaRole.LINK).click();
        assertThat(page.locator(".lines .line.is-PARKED").first())
                .containsText("Bảng mã của nơi nhận không có một chữ");
        assertThat(page.locator(".lines .line.is-WAITING").first()).containsText("Giấy chuyển, chỉ định");
        picture(page, "items");

        page.navigate("/deliveries/" + id);
        assertThat(page.locator(".cause h2")).hasText("Bảng mã của nơi nhận không có một chữ trong nội dung");
        assertThat(page.locator("main")).containsText("Cùng một hàng");
        picture(page, "parked");
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText("Gửi lại"))
                .click();
        page.locator("form[action$='/resume'] input[name=reason]").fill(REASON);
        button(page, "Gửi lại bản này").click();
        assertThat(page.locator(".note").first()).containsText("Đã cho gửi lại");
        ReferredPatient.await(() -> state(id).equals("PARKED"));
        page.navigate("/deliveries/" + id);
        assertThat(page.locator(".deeds")).containsText(REASON);
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText("Bỏ qua"))
                .click();
        page.locator("form[action$='/skip'] input[name=reason]").fill("gửi lại bằng giấy");
        button(page, "Bỏ qua bản này").click();
        assertThat(page.locator(".message > .top .chip")).hasText("Đã bỏ qua");
        ReferredPatient.await(() -> undelivered(id) == 0);
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void seesWhatWasSentMaskedAndOpensItForAReasonOnRecord() {
        UUID id = delivered("38902");
        Page page = CHROMIUM.visitAs(SENDERS);

        page.navigate("/deliveries/" + id);
        assertThat(page.locator(".message > .top .chip")).hasText("Đã nhận");
        assertThat(page.locator("main")).containsText("MSA-2 trùng MSH-10");
        assertThat(page.locator("main")).containsText("Nối được nơi nhận và gửi lúc");
        assertThat(page.locator(".wire")).containsText("ORC|NW|");
        assertThat(page.content()).doesNotContain("Kali");
        picture(page, "delivered");
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText("Mở nội dung"))
                .click();
        page.locator("form[action$='/reveal'] input[name=reason]").fill(REASON);
        button(page, "Mở").click();

        assertThat(page.locator(".wire")).containsText("Phạm Thị Kali");
        assertThat(page.locator(".deeds")).containsText(REASON);
        assertThat(CHROMIUM.hub()
                        .database()
                        .sql("select count(*) from hub.audit where action = 'reveal' and target = :target")
                        .param("target", "delivery/" + id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void u04TheReceiversEngineerLooksAfterTheWayAndSeesNoContent() {
        UUID id = delivered("38902");
        Page page = CHROMIUM.visitAs(RECEIVERS);

        page.navigate("/deliveries/" + id);
        assertThat(page.locator("main")).containsText("Nội dung là của bệnh viện gửi");
        assertThat(page.locator(".wire")).hasCount(0);
        assertThat(page.locator("form[action$='/reveal']")).hasCount(0);
        page.navigate(WAY);
        page.locator("form[action$='/stop'] input[name=reason]").fill("bảo trì máy HIS");
        button(page, "Dừng nơi nhận này").click();
        assertThat(page.locator(".note.bad")).containsText("bảo trì máy HIS");
        picture(page, "stopped");
        assertThat(CHROMIUM.hub()
                        .database()
                        .sql("select count(*) from hub.outbox_stop")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        page.locator("form[action$='/stop'] input[name=reason]").fill("máy HIS chạy lại");
        button(page, "Cho chạy lại").click();
        assertThat(page.locator(".note").first()).containsText("Đã cho chạy lại");
        assertThat(page.locator("#main")).not().containsText("Dừng mọi đường ra");
    }

    @Test
    void u04OthersSeeNothingOfItAndOtherRolesNoPage() {
        UUID id = delivered("38903");
        Page page = CHROMIUM.visitAs(RECEIVERS);
        assertThat(status(page, "/deliveries/" + id)).isEqualTo(404);
        assertThat(status(page, "/deliveries/" + UUID.randomUUID())).isEqualTo(404);
        assertThat(status(page, "/deliveries/items?to=38903/his")).isEqualTo(404);

        for (String person : List.of("minh.le", "lan.nguyen", "hoa.tran", "hanh.do", "thu.hoang")) {
            Page none = CHROMIUM.visitAs(person);
            for (String path : List.of("/deliveries", WAY, "/deliveries/" + id)) {
                assertThat(status(none, path)).as(person + " " + path).isEqualTo(403);
            }
        }
    }

    @Test
    void theDepartmentsEngineerStopsEverythingAndStartsItAgainInEnglishToo() {
        Page page = CHROMIUM.visitAs(DEPARTMENTS);
        page.navigate("/deliveries");
        for (String path : List.of("/deliveries", WAY)) {
            page.navigate(path);
            assertThat(Axe.seriousIn(page)).as(path).isEmpty();
        }
        page.navigate("/deliveries");
        page.locator("form[action$='/stop'] input[name=reason]").fill("đường truyền tỉnh bảo trì");
        button(page, "Dừng mọi đường ra").click();
        try {
            assertThat(page.locator(".note.bad").first()).containsText("đường truyền tỉnh bảo trì");
            button(page, "English").click();
            assertThat(page.locator("section.note.bad h2")).hasText("All deliveries are stopped");
            picture(page, "english");
        } finally {
            page.locator("form[action$='/start'] input[name=reason]").fill("đường truyền đã xong");
            page.locator("form[action$='/start'] button").click();
        }
        assertThat(page.locator("section.note.bad")).hasCount(0);
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    private static String state(UUID id) {
        return CHROMIUM.hub()
                .database()
                .sql("select state from hub.outbox where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** Of the item's line. */
    private static long undelivered(UUID id) {
        return CHROMIUM.hub()
                .database()
                .sql("""
                        select count(*) from hub.outbox o join hub.outbox mine on mine.id = :id
                            and o.order_key = mine.order_key and o.destination = mine.destination
                        where o.state not in ('DELIVERED', 'SKIPPED')
                        """)
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
