package vn.hamrong.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.desk.LineChange;
import vn.hamrong.exchange.desk.LineChange.Kind;
import vn.hamrong.exchange.desk.MessageDetail;
import vn.hamrong.exchange.desk.MessageLine;
import vn.hamrong.exchange.hl7.FieldPlace;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

class DeskWordsTest {

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(DeskWordsTest.class.getResourceAsStream("/i18n/" + file)),
                StandardCharsets.UTF_8)) {
            words.load(text);
        }
        return words;
    }

    @Test
    void everyWordIsThereInVietnameseAndInEnglish() throws IOException {
        assertThat(words("desk_en.properties").keySet())
                .isEqualTo(words("desk.properties").keySet());
    }

    @Test
    void knowsTheReasonsTheHubGives() throws IOException {
        Properties words = words("desk.properties");
        for (String reason : List.of(
                "MRG-1 names no prior number: nothing to merge",
                "PID-3 names no medical record number: nobody to file it under",
                "nothing in the message can become part of a record",
                "cannot be converted: no MSH segment",
                "the conversion failed: NumberFormatException",
                "could not be applied after 5 attempts: HAPI-0902",
                "control id used again for other content",
                "replaced by #12: typed",
                "no-control-id: the control id MSH-10 is missing")) {
            Cause cause = Cause.of(reason);
            assertThat(cause.key()).as(reason).isNotEqualTo("other");
            assertThat(words).containsKey("cause." + cause.key());
        }
        assertThat(Cause.of("sent by mistake, says the ward").key()).isEqualTo("other");
        assertThat(Cause.of("MRG-1 names no prior number: nothing to merge").place())
                .contains(new FieldPlace("MRG", 1));
    }

    private static MessageDetail detail(MessageState state, String reason, Optional<Refusal> refusal) {
        return new MessageDetail(
                new MessageLine(
                        new JournalNumber(1),
                        new FacilityCode("38901"),
                        "mllp-main",
                        "ADT^A40",
                        "C1",
                        state,
                        reason,
                        Instant.parse("2026-11-25T01:00:00Z"),
                        Instant.parse("2026-11-25T01:00:02Z")),
                new MessageDetail.Origin("HIS", "", "UTF-8", "", "BN1", Optional.empty(), 9),
                refusal,
                List.of(),
                new MessageDetail.Links(Optional.empty(), Optional.empty()),
                Optional.empty());
    }

    private static List<String> looks(MessageDetail detail) {
        return Step.of(detail).stream()
                .map(step -> step.name() + " " + step.look())
                .toList();
    }

    @Test
    void showsHowFarAMessageCame() {
        Refusal noId = new Refusal("no-control-id", "101", "MSH^1^10", "Thiếu", "missing");

        assertThat(looks(detail(MessageState.APPLIED, "", Optional.empty())))
                .containsExactly("received ok", "answered ok", "in-line ok", "read ok", "stored ok");
        assertThat(looks(detail(MessageState.PARKED, "MRG-1 names no prior number: x", Optional.empty())))
                .containsExactly("received ok", "answered ok", "in-line ok", "read bad", "stored ahead");
        assertThat(looks(detail(MessageState.PARKED, "control id used again for other content", Optional.empty())))
                .startsWith("received ok", "answered bad");
        assertThat(looks(detail(MessageState.REFUSED, "no-control-id: missing", Optional.of(noId))))
                .containsExactly("received ok", "answered bad");
        assertThat(Ack.of(detail(MessageState.REFUSED, "no-control-id: missing", Optional.of(noId))))
                .containsExactly("MSA|AR|C1", "ERR||MSH^1^10|101|E||||Thiếu");
    }

    @Test
    void saysTimesAsPeopleDo() {
        assertThat(Moments.full(Instant.parse("2026-11-25T18:30:05Z"))).isEqualTo("01:30:05 26/11/2026");
        assertThat(Moments.Age.of(Duration.ofMillis(180))).isEqualTo(new Moments.Age(180, "millis"));
        assertThat(Moments.Age.of(Duration.ofSeconds(90))).isEqualTo(new Moments.Age(90, "seconds"));
        assertThat(Moments.Age.of(Duration.ofHours(50))).isEqualTo(new Moments.Age(50, "hours"));
        assertThat(Moments.Age.of(Duration.ofSeconds(-5)).value()).isZero();
    }

    @Test
    void leavesOutWhatIsFarFromAnyChange() {
        List<LineChange> all = List.of(
                new LineChange(Kind.SAME, "a"),
                new LineChange(Kind.SAME, "b"),
                new LineChange(Kind.SAME, "c"),
                new LineChange(Kind.SAME, "d"),
                new LineChange(Kind.ADDED, "e"),
                new LineChange(Kind.SAME, "f"));

        assertThat(DiffLine.around(all))
                .containsExactly(
                        new DiffLine("gap", "2"),
                        new DiffLine("same", "c"),
                        new DiffLine("same", "d"),
                        new DiffLine("added", "e"),
                        new DiffLine("same", "f"));
        assertThat(DiffLine.around(all.subList(0, 3))).isEmpty();
    }
}
