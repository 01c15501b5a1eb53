package vn.hamrong.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.desk.LineChange.Kind;

class LineChangeTest {

    @Test
    void showsOnlyWhatChanged() {
        assertThat(LineChange.between(List.of("a", "b", "c"), List.of("a", "x", "c", "d")))
                .containsExactly(
                        new LineChange(Kind.SAME, "a"),
                        new LineChange(Kind.REMOVED, "b"),
                        new LineChange(Kind.ADDED, "x"),
                        new LineChange(Kind.SAME, "c"),
                        new LineChange(Kind.ADDED, "d"));
    }

    @Test
    void givesBackBothTexts() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom some = new SplittableRandom(seed);
            List<String> before = lines(some);
            List<String> after = lines(some);

            List<LineChange> changes = LineChange.between(before, after);

            assertThat(without(changes, Kind.ADDED)).as("seed %d", seed).isEqualTo(before);
            assertThat(without(changes, Kind.REMOVED)).as("seed %d", seed).isEqualTo(after);
        }
    }

    @Test
    void aVeryLongTextIsComparedAsAWhole() {
        List<LineChange> changes = LineChange.between(Collections.nCopies(2_000, "a"), Collections.nCopies(2_000, "b"));

        assertThat(changes).hasSize(4_000);
    }

    private static List<String> lines(SplittableRandom some) {
        return some.ints(some.nextInt(12), 0, 4).mapToObj(String::valueOf).toList();
    }

    private static List<String> without(List<LineChange> changes, Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() != kind)
                .map(LineChange::text)
                .toList();
    }
}
