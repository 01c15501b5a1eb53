package vn.hamrong.exchange.routes.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.patients.Likeness;
import vn.hamrong.exchange.patients.Lookalikes;
import vn.hamrong.exchange.patients.Pair;
import vn.hamrong.exchange.patients.Reason;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.exchange.patients.Review;
import vn.hamrong.exchange.patients.Reviews;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.UnitOfWork;

class DuplicateFinderTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
    private static final UnitOfWork UNIT = new UnitOfWork() {
        @Override
        public <T> T inOne(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T inItsOwn(Supplier<T> work) {
            return work.get();
        }
    };

    private final Desk desk = new Desk();
    private final DuplicateFinder finder = new DuplicateFinder(desk, desk, UNIT, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void asksOnceAboutTwoRecordsThatAreAlikeAndSaysWhy() {
        desk.say("38901", "BN1", patient("Lê Thị Lan", "1990-05-12"));
        desk.say("38902", "77", patient("LE THI LAN", "1990-05-12"));
        desk.say("38903", "9", patient("Trần Văn Hùng", "1990-05-12"));

        while (finder.look() > 0) {}
        desk.say("38902", "77", patient("LE THI LAN", "1990-05-12"));
        while (finder.look() > 0) {}

        assertThat(desk.asked).singleElement().satisfies(review -> {
            assertThat(review.pair().one().hospital().value()).isEqualTo("38901");
            assertThat(review.pair().other().hospital().value()).isEqualTo("38902");
            assertThat(review.likeness().reasons())
                    .containsExactly(Reason.SAME_NAME, Reason.SAME_BIRTH_DATE, Reason.SAME_SEX);
        });
    }

    @Test
    void takesTheQuestionBackWhenARecordIsCorrected() {
        desk.say("38901", "BN1", patient("Lê Thị Lan", "1990-05-12"));
        desk.say("38902", "77", patient("Lê Thị Lan", "1990-05-12"));
        while (finder.look() > 0) {}

        desk.say("38902", "77", patient("Lê Thị Lan", "1961-07-30"));
        while (finder.look() > 0) {}

        assertThat(desk.asked).extracting(Review::state).containsExactly(Review.State.WITHDRAWN);
    }

    @Test
    void whatAPersonAnsweredMeanwhileStands() {
        desk.say("38901", "BN1", patient("Lê Thị Lan", "1990-05-12"));
        desk.say("38902", "77", patient("Lê Thị Lan", "1990-05-12"));
        while (finder.look() > 0) {}
        desk.meanwhile = () -> desk.answer(Review.State.SAME);

        desk.say("38902", "77", patient("Lê Thị Lan", "1961-07-30"));
        while (finder.look() > 0) {}

        assertThat(desk.asked).extracting(Review::state).containsExactly(Review.State.SAME);
    }

    @Test
    void oneThatCannotBeReadHoldsUpNoOther() {
        desk.say("38901", "BN0", "no FHIR at all");
        desk.say("38901", "BN1", patient("Lê Thị Lan", "1990-05-12"));
        desk.say("38902", "77", patient("Lê Thị Lan", "1990-05-12"));

        while (finder.look() > 0) {}

        assertThat(desk.asked).hasSize(1);
        assertThat(desk.later).isEqualTo(Map.of(1L, NOW.plusSeconds(3600)));
    }

    private static String patient(String name, String born) {
        return "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"" + name
                + "\"}],\"gender\":\"female\",\"birthDate\":\"" + born + "\"}";
    }

    /** Everything in memory. */
    private static final class Desk implements Lookalikes, Reviews {
        final List<Review> asked = new ArrayList<>();
        final Map<Long, Instant> later = new HashMap<>();

        /** What others do between a reading without a lock and the next step. */
        Runnable meanwhile = () -> {};

        private final Map<RecordKey, SourceRecord> records = new HashMap<>();
        private final Map<RecordKey, Set<Long>> keys = new HashMap<>();
        private final List<Due> waiting = new ArrayList<>();

        void say(String hospital, String mrn, String words) {
            SourceRecord record = new SourceRecord(
                    new FacilityCode(hospital),
                    mrn,
                    new PatientId("00000000-0000-4000-8000-0000000" + hospital),
                    Optional.empty(),
                    "",
                    "",
                    words,
                    new JournalNumber(1),
                    NOW);
            records.put(RecordKey.of(record), record);
            waiting.add(new Due(waiting.size() + 1L, record, NOW));
        }

        @Override
        public List<Due> due(Instant now, int most) {
            return waiting.stream().limit(most).toList();
        }

        @Override
        public void keep(Due due, Set<Long> all) {
            keys.put(RecordKey.of(due.record()), all);
        }

        @Override
        public List<SourceRecord> sharing(Due due, Set<Long> all, int mostOfKey) {
            return records.entrySet().stream()
                    .filter(entry ->
                            !entry.getValue().patient().equals(due.record().patient()))
                    .filter(entry ->
                            keys.getOrDefault(entry.getKey(), Set.of()).stream().anyMatch(all::contains))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        @Override
        public Optional<SourceRecord> record(RecordKey key) {
            return Optional.ofNullable(records.get(key));
        }

        @Override
        public void done(List<Due> looked) {
            waiting.removeAll(looked);
        }

        @Override
        public void again(Due due, Instant at) {
            waiting.remove(due);
            later.put(due.id(), at);
        }

        @Override
        public List<Review> waiting(int most) {
            return asked;
        }

        @Override
        public List<Review> waitingFor(FacilityCode facility, int most) {
            return asked;
        }

        @Override
        public List<Review> joinedOf(FacilityCode facility, int most) {
            return List.of();
        }

        @Override
        public Optional<Review> find(long id) {
            return asked.stream().filter(review -> review.id() == id).findFirst();
        }

        @Override
        public List<Review> of(RecordKey record) {
            List<Review> read = asked.stream()
                    .filter(review -> review.pair().one().equals(record)
                            || review.pair().other().equals(record))
                    .toList();
            meanwhile.run();
            return read;
        }

        void answer(Review.State state) {
            asked.replaceAll(review -> new Review(
                    review.id(),
                    review.pair(),
                    review.rule(),
                    review.likeness(),
                    state,
                    review.at(),
                    review.decision()));
        }

        @Override
        public Optional<Review> find(Pair pair) {
            return asked.stream().filter(review -> review.pair().equals(pair)).findFirst();
        }

        @Override
        public void ask(Pair pair, Likeness likeness, Instant at) {
            asked.add(new Review(asked.size() + 1L, pair, "", likeness, Review.State.OPEN, at, Optional.empty()));
        }

        @Override
        public void update(Review review, Likeness likeness, Review.State state) {
            asked.set(
                    (int) review.id() - 1,
                    new Review(
                            review.id(),
                            review.pair(),
                            review.rule(),
                            likeness,
                            state,
                            review.at(),
                            review.decision()));
        }

        @Override
        public void decide(long id, Review.State state, Review.Decision decision) {
            throw new AssertionError("a search decides nothing");
        }
    }
}
