package vn.hamrong.shared.fhir.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.fhir.record.StoringOrder.Step;

class StoringOrderTest {
    private final Map<String, Set<String>> references = new LinkedHashMap<>();

    @Test
    void storesWhatIsReferredToFirst() {
        references.put("report", Set.of("result", "visit"));
        references.put("result", Set.of("visit"));
        references.put("visit", Set.of());

        assertThat(StoringOrder.of(references))
                .containsExactly(new Step("visit", false), new Step("result", false), new Step("report", false));
    }

    @Test
    void ignoresWhatIsStoredAlready() {
        references.put("visit", Set.of("Patient/1", "visit"));

        assertThat(StoringOrder.of(references)).containsExactly(new Step("visit", false));
    }

    @Test
    void letsOneOfACircleGoAhead() {
        references.put("visit", Set.of("diagnosis"));
        references.put("diagnosis", Set.of("visit"));
        references.put("result", Set.of("visit"));

        assertThat(StoringOrder.of(references))
                .containsExactly(new Step("visit", true), new Step("diagnosis", false), new Step("result", false));
    }

    @Test
    void endsWithManyCircles() {
        for (int i = 0; i < 200; i++) {
            references.put("a" + i, Set.of("b" + i, "a" + (i + 1) % 200));
            references.put("b" + i, Set.of("a" + i));
        }

        List<Step> steps = StoringOrder.of(references);

        assertThat(steps).extracting(Step::id).containsExactlyInAnyOrderElementsOf(references.keySet());
    }
}
