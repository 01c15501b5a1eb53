package vn.hamrong.app.story;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** axe-core, which finds what keeps people with impairments out of a page. */
final class Axe {
    private static final String SCRIPT = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private Axe() {}

    /** The faults axe calls serious or critical, as {@code rule: where}. */
    static List<String> seriousIn(Page page) {
        page.evaluate(script());
        Object found = page.evaluate("""
                async () => (await axe.run(document)).violations
                    .filter(fault => ["serious", "critical"].includes(fault.impact))
                    .flatMap(fault => fault.nodes.map(node => fault.id + ": " + node.target.join(" ")))
                """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream script = Axe.class.getClassLoader().getResourceAsStream(SCRIPT)) {
            return new String(Objects.requireNonNull(script, SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
