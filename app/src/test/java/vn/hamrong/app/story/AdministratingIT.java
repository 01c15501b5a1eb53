package vn.hamrong.app.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hub as in production, told as one story: the first administrator comes by a file, sets up a phone and lets others in. */
class AdministratingIT {
    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.before(TestDatabase.POSTGRESQL);

    private static final Pattern LINK = Pattern.compile("http\\S+(/welcome#[A-Z2-7-]+)");

    @Test
    void theFirstAdministratorComesByAFileAndLetsAColleagueIn() throws IOException {
        Path file = CHROMIUM.hub().settings().dataFolder().resolve("first-administrators/38901.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String link = link(Files.readString(file));

        Page admin = CHROMIUM.visit();
        setPassword(admin, link, "cầu Hàm Rồng bắc qua sông Mã");
        signIn(admin, "quantri.38901", "cầu Hàm Rồng bắc qua sông Mã");
        assertThat(admin.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("Thiết lập mã xác thực");
        Phone phone = Phone.with(admin.locator(".secret").textContent());
        admin.locator("input[name=code]").fill(phone.code());
        press(admin, "Xác nhận");
        assertThat(admin.locator(".codes li")).hasCount(10);
        admin.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Tôi đã cất giữ"))
                .click();

        admin.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Người dùng"))
                .first()
                .click();
        admin.getByLabel("Họ và tên").fill("Ngô Thị <b>Mận</b>");
        admin.getByLabel("Tên đăng nhập").fill("man.ngo");
        admin.getByLabel("Tiếp nhận").check();
        press(admin, "Thêm và tạo lời mời");
        String invitation = link(admin.locator("#link").textContent());

        Page man = CHROMIUM.visit();
        setPassword(man, invitation, "mận Bắc Hà mùa nào cũng chua");
        signIn(man, "man.ngo", "mận Bắc Hà mùa nào cũng chua");
        assertThat(man.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("Xin chào, Ngô Thị <b>Mận</b>");
        assertThat(man.getByRole(AriaRole.NAVIGATION).getByText("Người dùng")).hasCount(0);

        admin.navigate("/people");
        admin.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Mận")).click();
        press(admin, "Khóa");
        assertThat(admin.getByRole(AriaRole.STATUS).first()).isVisible();
        man.reload();
        assertThat(man).hasURL(Pattern.compile(".*/login.*over=CHANGED.*"));
        signIn(man, "man.ngo", "mận Bắc Hà mùa nào cũng chua");
        assertThat(man.getByRole(AriaRole.ALERT)).containsText("không đúng");

        assertThat(CHROMIUM.complaints()).isEmpty();
        assertThat(CHROMIUM.hub()
                        .database()
                        .sql("select action from hub.audit where target like 'person/%' order by id")
                        .query(String.class)
                        .list())
                .contains(
                        "person-invite",
                        "person-password",
                        "person-authenticator",
                        "sign-in",
                        "person-create",
                        "person-disable");
    }

    @Test
    void outsideTheDemoNobodyComesInWithOneClick() {
        Visitor visitor = new Visitor(CHROMIUM.hub());

        assertThat(visitor.get("/login").body()).doesNotContain("one-click").doesNotContain("Dữ liệu giả lập");
        for (String person : List.of("hanh.do", "quantri.38901", "lan.nguyen", "")) {
            assertThat(visitor.post("/login/demo", Map.of("person", person)).status())
                    .isEqualTo(404);
        }
        assertThat(CHROMIUM.hub()
                        .database()
                        .sql("select count(*) from hub.person where login in ('hanh.do', 'lan.nguyen')")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void setPassword(Page page, String link, String password) {
        page.navigate(link);
        assertThat(page).not().hasURL(Pattern.compile(".*#.*"));
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=again]").fill(password);
        press(page, "Đặt mật khẩu");
        assertThat(page).hasURL(Pattern.compile(".*over=PASSWORD_SET"));
    }

    private static void signIn(Page page, String name, String password) {
        page.getByLabel("Tên đăng nhập").fill(name);
        page.getByLabel("Mật khẩu").fill(password);
        press(page, "Đăng nhập");
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static String link(String text) {
        Matcher found = LINK.matcher(text);
        assertThat(found.find()).as(text.replaceAll("#.*", "#…")).isTrue();
        return found.group(1);
    }
}
