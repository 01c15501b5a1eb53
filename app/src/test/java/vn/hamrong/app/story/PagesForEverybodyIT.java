package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages for people who see little, use a telephone or work at night. */
class PagesForEverybodyIT {
    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.before(TestDatabase.H2);

    @ParameterizedTest
    @CsvSource({"1280, LIGHT, vi", "1280, DARK, en", "360, LIGHT, vi"})
    void loginAndAdministrationKeepNobodyOut(int width, ColorScheme scheme, String language) {
        Page page = CHROMIUM.visit(
                new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
        page.navigate("/login");
        if ("en".equals(language)) {
            page.locator("button[name=to]").click();
        }
        check(page);
        page.locator("button[name=person][value='hanh.do']").click();
        check(page);
        page.navigate("/people");
        check(page);
        page.locator("td a").first().click();
        check(page);
        page.navigate("/account");
        check(page);
        page.navigate("/nothing");
        check(page);

        page.navigate("/people");
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    private static void check(Page page) {
        page.waitForLoadState();
        assertThat(Axe.seriousIn(page)).as(page.url()).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("no sideways scrolling at " + page.url())
                .isEqualTo(true);
    }
}
