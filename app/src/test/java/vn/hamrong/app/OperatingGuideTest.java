package vn.hamrong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.hamrong.app.config.HubProperties;

class OperatingGuideTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(hamrong\\.[a-z.-]+)`");

    @Test
    void everyKnobIsInTheOperatingGuideAndNothingElse() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "operating.md"));

        List<String> documented =
                ROW.matcher(guide).results().map(match -> match.group(1)).toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        knobs("hamrong", HubProperties.class).toList());
    }

    private static Stream<String> knobs(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> knob(prefix, component));
    }

    private static Stream<String> knob(String prefix, RecordComponent component) {
        String name = prefix + "." + kebab(component.getName());
        return component.getType().isRecord() ? knobs(name, component.getType()) : Stream.of(name);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
