package vn.hamrong.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.hamrong.bench.crash.Ledger.Promised;
import vn.hamrong.bench.crash.Stored.Effect;
import vn.hamrong.bench.crash.Stored.History;
import vn.hamrong.bench.crash.Stored.Row;

/** A checker that cannot turn red proves nothing: each invariant is broken here once. */
class CheckerTest {
    private static final Intent FIRST = new Intent("C1", "P", 1, "aa", List.of("C1#1 Phượng", "C1#2 Đỗ"));
    private static final Intent SECOND = new Intent("C2", "P", 2, "bb", List.of("C2#1 Phượng", "C2#2 Đỗ"));
    private static final Intent UPDATE = new Intent("C3", "P", 3, "cc", List.of());

    private final Map<String, Outcome> outcomes =
            new HashMap<>(Map.of("C1", Outcome.OK, "C2", Outcome.OK, "C3", Outcome.OK));
    private final Map<String, String> oddities = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<History> histories = new ArrayList<>(List.of(new History("P", "Patient", List.of(1, 3))));

    CheckerTest() {
        keep(FIRST, 10);
        keep(SECOND, 20);
        rows.add(new Row("C3", "APPLIED", "cc", "cc"));
    }

    @Test
    void isGreenWhenEverythingAcceptedIsThereOnce() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void i1SeesAnAcceptedMessageWithoutARow() {
        rows.removeIf(row -> row.key().equals("C2"));
        effects.removeIf(effect -> effect.key().equals("C2"));

        assertThat(broken()).containsOnlyKeys("I1 lost");
    }

    @Test
    void i1SeesAnAppliedMessageWithoutEffect() {
        effects.removeIf(effect -> effect.key().equals("C2"));

        assertThat(broken()).containsOnlyKeys("I1 lost");
    }

    @Test
    void i1LetsAParkedMessageBe() {
        effects.removeIf(effect -> effect.key().equals("C2"));
        rows.set(1, new Row("C2", "PARKED", "bb", "bb"));

        assertThat(broken()).isEmpty();
    }

    @Test
    void i1AndI6SeeAnUpdateThatLeftNoVersion() {
        histories.set(0, new History("P", "Patient", List.of(1)));

        assertThat(broken()).containsOnlyKeys("I1 lost", "I6 order");
    }

    @Test
    void i2SeesASecondRowThatWasApplied() {
        rows.add(new Row("C1", "APPLIED", "aa", "aa"));

        assertThat(broken()).containsOnlyKeys("I2 twice");
    }

    @Test
    void i2SeesASecondReportAndARewrittenOne() {
        effects.add(new Effect("C1", 0, 99, 1, ""));
        effects.replaceAll(effect -> effect.key().equals("C2")
                ? new Effect("C2", effect.index(), effect.resource(), 2, effect.text())
                : effect);

        assertThat(broken()).isEqualTo(Map.of("I2 twice", 2));
    }

    @Test
    void i3SeesWhatNobodySent() {
        rows.add(new Row("C9", "APPLIED", "aa", "aa"));

        assertThat(broken()).containsOnlyKeys("I3 ghost");
    }

    @Test
    void i4SeesHalfAMessage() {
        effects.removeIf(effect -> effect.key().equals("C1") && effect.index() == 2);

        assertThat(broken()).containsOnlyKeys("I4 half");
    }

    @Test
    void i5SeesARefusedMessageThatWasDone() {
        outcomes.put("C2", Outcome.FAIL);

        assertThat(broken()).containsOnlyKeys("I5 refused but done");
    }

    @Test
    void i5LetsARefusedRowBe() {
        outcomes.put("C2", Outcome.FAIL);
        rows.set(1, new Row("C2", "REFUSED", "bb", "bb"));
        effects.removeIf(effect -> effect.key().equals("C2"));

        assertThat(broken()).isEmpty();
    }

    @Test
    void i6SeesAHistoryThatGoesBack() {
        histories.set(0, new History("P", "Patient", List.of(3, 1)));

        assertThat(broken()).containsOnlyKeys("I6 order");
    }

    @Test
    void i6SeesARecordThatTellsNothing() {
        histories.clear();

        assertThat(broken()).containsOnlyKeys("I1 lost", "I6 order");
    }

    @Test
    void i10SeesOtherBytesAndLostDiacritics() {
        rows.set(0, new Row("C1", "APPLIED", "aa", "ab"));
        effects.replaceAll(
                effect -> effect.text().equals("C2#1 Phượng") ? new Effect("C2", 1, 21, 1, "C2#1 Phuong") : effect);

        assertThat(broken()).isEqualTo(Map.of("I10 content", 2));
    }

    @Test
    void whatStillWaitsIsStuckOnlyAfterTheDrain() {
        rows.set(1, new Row("C2", "WAITING", "bb", "bb"));
        effects.removeIf(effect -> effect.key().equals("C2"));

        assertThat(broken()).containsOnlyKeys("stuck");
        assertThat(Checker.check(promised(), stored(), false).holds()).isTrue();
    }

    @Test
    void anUnknownOutcomeMayBeThereOrNot() {
        outcomes.put("C2", Outcome.INFO);
        assertThat(broken()).isEmpty();

        rows.removeIf(row -> row.key().equals("C2"));
        effects.removeIf(effect -> effect.key().equals("C2"));
        assertThat(broken()).isEmpty();
    }

    @Test
    void aWrongAnswerIsAFaultByItself() {
        oddities.put("C1", "answered with another control id");

        assertThat(broken()).containsOnlyKeys("odd answer");
    }

    private void keep(Intent intent, long id) {
        rows.add(new Row(intent.key(), "APPLIED", intent.sha256(), intent.sha256()));
        effects.add(new Effect(intent.key(), 0, id, 1, ""));
        effects.add(new Effect(intent.key(), 1, id + 1, 1, intent.texts().get(0)));
        effects.add(new Effect(intent.key(), 2, id + 2, 1, intent.texts().get(1)));
    }

    private Map<String, Integer> broken() {
        return Checker.check(promised(), stored(), true).broken();
    }

    private Promised promised() {
        return new Promised(Map.of("C1", FIRST, "C2", SECOND, "C3", UPDATE), outcomes, oddities);
    }

    private Stored stored() {
        return new Stored(rows, effects, histories);
    }
}
