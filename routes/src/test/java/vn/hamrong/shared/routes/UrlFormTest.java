package vn.hamrong.shared.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UrlFormTest {

    @Test
    void decodesNamesAndValuesAsUtf8() {
        assertThat(form("hoTen=L%C3%AA+V%C4%83n&ma=%41%3d%26&leer=&allein"))
                .contains(Map.of("hoTen", "Lê Văn", "ma", "A=&", "leer", "", "allein", ""));
    }

    @Test
    void theFirstOfTwoEqualNamesCounts() {
        assertThat(form("a=1&a=2")).contains(Map.of("a", "1"));
    }

    @Test
    void refusesBrokenEscapesAndTooManyFields() {
        assertThat(form("a=%4")).isEmpty();
        assertThat(form("a=%zz")).isEmpty();
        assertThat(form("a=1&".repeat(51))).isEmpty();
        assertThat(form("a=1&".repeat(50))).contains(Map.of("a", "1"));
    }

    private static Optional<Map<String, String>> form(String text) {
        return UrlForm.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
