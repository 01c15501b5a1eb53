package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.Lanes;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.desk.FoundMessages;
import vn.hamrong.exchange.desk.FoundMessages.Asked;
import vn.hamrong.exchange.desk.MessageLine;
import vn.hamrong.exchange.desk.ParkedCauses;
import vn.hamrong.exchange.desk.Question;
import vn.hamrong.exchange.desk.Scope;
import vn.hamrong.exchange.fhir.WrittenResources;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.simulators.Day;
import vn.hamrong.simulators.Player;

/** A day went through the whole hub: an engineer finds its messages by what people say of them, and what became of them. */
class MessageDeskIT {
    private static final Day DAY = Day.of(8_021);
    private static final Scope OWN = Scope.of(new FacilityCode("38901"));

    @ParameterizedTest
    @EnumSource
    void whatWasAppliedIsFoundByNameNumberAndOrder(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        Player.to(hub.settings().mllp().address(), hub.hospitals().all(), Duration.ofSeconds(30))
                .play(DAY);
        atRest(hub);

        List<String> words = words(hub.database());
        assertThat(words).extracting(word -> word.charAt(0)).contains('n', 'c', 'o');
        for (String word : words) {
            assertThat(found(hub, OWN, word.substring(2)))
                    .as(word.substring(0, 1))
                    .isNotEmpty();
        }
        MessageLine applied = found(hub, OWN, words.get(0).substring(2)).stream()
                .filter(line -> line.state() == MessageState.APPLIED)
                .findFirst()
                .orElseThrow();
        assertThat(hub.bean(WrittenResources.class).of(applied.hospital(), applied.number(), applied.since(), 100))
                .isNotEmpty()
                .allSatisfy(written -> assertThat(written.json()).contains("\"resourceType\": \"" + written.type()));
        assertThat(hub.bean(ParkedCauses.class).groups(OWN, 10)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anotherHospitalsEngineerFindsOnlyTheirOwn(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        Scope other = Scope.of(new FacilityCode("38902"));

        for (String word : words(hub.database())) {
            assertThat(found(hub, other, word.substring(2)))
                    .allMatch(line -> line.hospital().equals(new FacilityCode("38902")));
        }
    }

    /** Nothing is left that may go now. */
    private static void atRest(RunningHub hub) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        Lanes lanes = hub.bean(Lanes.class);
        while (!lanes.heads(0, 1, 1, Instant.now().plus(Duration.ofHours(1))).isEmpty()) {
            assertThat(System.nanoTime()).as("still messages to apply").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** One word of each kind that the hub itself keeps of a patient of whom the first hospital sent messages. */
    private static List<String> words(JdbcClient db) {
        return db.sql("""
                        select min(word) from hub.search_key k where hospital = '38901' and exists (
                            select 1 from hub.message m where m.lane = k.lane and k.number in (0, m.number))
                        group by substring(word from 1 for 1) order by substring(word from 1 for 1) desc
                        """).query(String.class).list();
    }

    private static List<MessageLine> found(RunningHub hub, Scope scope, String text) {
        return hub.bean(FoundMessages.class)
                .find(new Asked(scope, Question.of(text), Optional.empty(), OptionalLong.empty(), 200))
                .lines();
    }
}
