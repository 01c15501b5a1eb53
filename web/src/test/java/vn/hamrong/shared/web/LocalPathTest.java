package vn.hamrong.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/people", "/messages?q=ADT-1&page=2", "/people/5c1cdb6e-9f0e-4f2b-8a55-0b7f7c1f9d01"})
    void keepsAWayInsideTheHub(String path) {
        assertThat(LocalPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "people",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/a//b",
                "/../x",
                "/a\r\nSet-Cookie: x=y",
                "/a#b",
                "/@evil",
                "/a b",
                "javascript:alert(1)"
            })
    void U06_anythingElseLeadsHome(String path) {
        assertThat(LocalPath.of(path)).isEqualTo("/");
    }

    @Test
    void U06_soDoesNothingAndWhatIsEndless() {
        assertThat(LocalPath.of(null)).isEqualTo("/");
        assertThat(LocalPath.of("/" + "a".repeat(501))).isEqualTo("/");
    }
}
