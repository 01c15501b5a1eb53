package vn.hamrong.app.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Coming in, looking around and leaving, as people do it: in a browser. */
class SigningInIT {
    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.before(TestDatabase.H2);

    @Test
    void inTheDemoOneClickLeadsToTheirOwnDeskAndSigningOutLeavesNothingBehind() {
        Page page = CHROMIUM.visitAs("hanh.do");

        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Đỗ Mỹ Hạnh")))
                .isVisible();
        assertThat(page.locator(".demo")).containsText("Dữ liệu giả lập");
        assertThat(page.getByRole(AriaRole.NAVIGATION).getByText("Đỗ Mỹ Hạnh")).isVisible();

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Đăng xuất"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/login\\?over=SIGNED_OUT"));
        page.goBack();
        page.reload();
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void theLanguageIsSwitchedWithOneClickAndStays() {
        Page page = CHROMIUM.visit();
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("Đăng nhập");

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("English"))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("Sign in");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        page.navigate("/login?over=IDLE");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("15");
    }

    @Test
    void U01_aPlantedScriptIsTextAndWouldNotRunAnyway() {
        Page page = CHROMIUM.visitAs("hanh.do");
        page.navigate("/people");
        page.locator("input[name=name]")
                .fill("<img src=x onerror=\"window.planted=1\"><script>window.planted=1</script>");
        page.locator("input[name=login]").fill("no good");
        page.locator("main form button.primary").click();
        assertThat(page.locator("input[name=name]")).hasValue(Pattern.compile(".*<script>.*"));
        assertThat(page.evaluate("window.planted")).isNull();
        assertThat(CHROMIUM.complaints()).isEmpty();

        page.evaluate("""
                () => {
                  const script = document.createElement("script");
                  script.textContent = "window.planted = 1";
                  document.body.append(script);
                  document.body.insertAdjacentHTML("beforeend", "<img src='/x' onerror='window.planted = 1'>");
                }
                """);
        page.waitForCondition(() -> CHROMIUM.complaints().size() >= 2);
        assertThat(page.evaluate("window.planted")).isNull();
    }

    @Test
    void theLoginIsDoneWithTheKeyboardAlone() {
        Page page = CHROMIUM.visit();

        page.keyboard().type("khong.co.ai");
        page.keyboard().press("Tab");
        page.keyboard().type("sai mật khẩu");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("không đúng");
        assertThat(CHROMIUM.complaints()).isEmpty();
    }
}
