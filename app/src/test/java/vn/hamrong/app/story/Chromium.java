package vn.hamrong.app.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Chromium before a running hub, for tests of pages (docs/howto/test-a-page.md). Each {@link #visit} is a browser of
 * its own, without anybody's cookies. Each leaves a picture of its last page in {@code target/browser}. Where there is
 * no Chromium the tests skip; CI installs it, and fails on a skip.
 */
final class Chromium implements BeforeAllCallback, AfterEachCallback {
    private static final double PATIENCE_MILLIS = 15_000;
    private static final Path PICTURES = Path.of("target", "browser");

    private final TestDatabase database;
    private final List<Page> visits = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final AtomicInteger pictures = new AtomicInteger();

    private Chromium(TestDatabase database) {
        this.database = database;
    }

    /** Before the hub on this database: on H2 the demo with its people, on PostgreSQL a hub with nobody in it. */
    static Chromium before(TestDatabase database) {
        return new Chromium(database);
    }

    RunningHub hub() {
        return RunningHub.on(database);
    }

    /** Somebody new at the login page, in Vietnamese. */
    Page visit() {
        Page page = visit(new Browser.NewContextOptions().setViewportSize(1280, 900));
        page.navigate("/login");
        return page;
    }

    /** As {@link #visit()}, let in with one click; for the demo only. */
    Page visitAs(String login) {
        Page page = visit();
        page.locator("button[name=person][value='" + login + "']").click();
        page.waitForURL(Pattern.compile(".*/$"));
        return page;
    }

    /** With a screen, a colour scheme or a language of its own; nowhere yet. */
    Page visit(Browser.NewContextOptions options) {
        BrowserContext context = One.BROWSER.newContext(
                options.setBaseURL(hub().url().toString()).setLocale("vi-VN"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        // A refused script or style is a page that breaks the hub's content policy.
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        visits.add(page);
        return page;
    }

    /** What pages of this test were refused or failed at, in the browser's words. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Assumptions.assumeTrue(path().isPresent(), "NO CHROMIUM: install it (Debian: chromium) to test the pages");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (Page page : visits) {
            String name = context.getRequiredTestMethod().getName() + "-" + pictures.incrementAndGet() + ".png";
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)).setFullPage(true));
            page.context().close();
        }
        visits.clear();
        complaints.clear();
    }

    private static Optional<Path> path() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** One browser for all tests of the JVM; its driver ends with the JVM. */
    private static final class One {
        static final Browser BROWSER = start();

        private static Browser start() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(path().orElseThrow())
                            // Tests run as root in CI's container, where Chromium's own sandbox cannot start.
                            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
        }
    }
}
