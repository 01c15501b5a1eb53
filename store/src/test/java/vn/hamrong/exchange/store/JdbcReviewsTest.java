package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.patients.Likeness;
import vn.hamrong.exchange.patients.Lookalikes.Due;
import vn.hamrong.exchange.patients.Pair;
import vn.hamrong.exchange.patients.Reason;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.exchange.patients.Review;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class JdbcReviewsTest {
    private static final FacilityCode OTHER = new FacilityCode("38903");
    private static final SourceRecord LAN = record(Sent.PROVINCE, "BN1", 1);
    private static final SourceRecord LAN_ELSEWHERE = record(OTHER, "77", 2);
    private static final Pair PAIR = Pair.of(RecordKey.of(LAN), RecordKey.of(LAN_ELSEWHERE));
    private static final Likeness ALIKE = new Likeness(List.of(Reason.SAME_NAME, Reason.SAME_BIRTH_DATE));

    @OnBothDatabases
    void aPairIsOneQuestionWhoeverAsks(TestDatabase database) {
        JdbcReviews reviews = two(database);
        JdbcSourceRecords records = new JdbcSourceRecords(database.pool());

        database.unit().inOne(() -> {
            reviews.ask(PAIR, ALIKE, Sent.MORNING);
            reviews.ask(PAIR, ALIKE, Sent.MORNING);
            records.review(LAN_ELSEWHERE, LAN, "same citizen number", Sent.MORNING);
            records.review(LAN, LAN_ELSEWHERE, "same citizen number", Sent.MORNING);
        });

        assertThat(reviews.waiting(10)).singleElement().satisfies(review -> {
            assertThat(review.pair()).isEqualTo(PAIR);
            assertThat(review.likeness()).isEqualTo(ALIKE);
        });
        assertThat(reviews.waitingFor(OTHER, 10)).hasSize(1);
        assertThat(reviews.waitingFor(new FacilityCode("38999"), 10)).isEmpty();
    }

    @OnBothDatabases
    void anAnswerIsKeptAndWaitsNoMore(TestDatabase database) {
        JdbcReviews reviews = two(database);
        database.unit().inOne(() -> reviews.ask(PAIR, ALIKE, Sent.MORNING));
        long id = reviews.waiting(1).get(0).id();
        Review.Decision decision = new Review.Decision("thu", Sent.MORNING, "hai chị em", ALIKE.score());

        database.unit().inOne(() -> reviews.decide(id, Review.State.DIFFERENT, decision));

        assertThat(reviews.waiting(10)).isEmpty();
        Review answered = reviews.find(id).orElseThrow();
        assertThat(answered.decision()).contains(decision);
        assertThat(answered.after(ALIKE)).isEqualTo(Review.State.DIFFERENT);
        assertThat(answered.after(new Likeness(List.of(Reason.SAME_CARD, Reason.SAME_NAME))))
                .as("more speaks for one person than then")
                .isEqualTo(Review.State.OPEN);
    }

    @OnBothDatabases
    void whoIsOnePersonByNowIsAskedAboutNoMore(TestDatabase database) {
        JdbcReviews reviews = two(database);
        database.unit().inOne(() -> reviews.ask(PAIR, ALIKE, Sent.MORNING));

        database.unit().inOne(() -> new JdbcSourceRecords(database.pool()).save(record(OTHER, "77", 1)));

        assertThat(reviews.waiting(10)).isEmpty();
    }

    @OnBothDatabases
    void aChangedRecordWaitsToBeLookedAtUntilItWas(TestDatabase database) {
        JdbcReviews reviews = two(database);
        JdbcLookalikes lookalikes = new JdbcLookalikes(database.pool());

        List<Due> due = database.unit().inOne(() -> lookalikes.due(Sent.MORNING, 10));
        database.unit().inOne(() -> {
            due.forEach(one -> lookalikes.keep(one, Set.of(7L, one.id())));
            assertThat(lookalikes.sharing(due.get(0), Set.of(7L), 10)).containsExactly(LAN_ELSEWHERE);
            assertThat(lookalikes.sharing(due.get(0), Set.of(8L), 10)).isEmpty();
            lookalikes.again(due.get(0), Sent.MORNING.plus(Duration.ofHours(1)));
            lookalikes.done(due);
        });

        assertThat(due).extracting(Due::record).containsExactly(LAN, LAN_ELSEWHERE);
        assertThat(database.unit().inOne(() -> lookalikes.due(Sent.MORNING, 10)))
                .as("one was looked at, one is to be tried later")
                .isEmpty();
        assertThat(database.unit().inOne(() -> lookalikes.due(Sent.MORNING.plus(Duration.ofHours(2)), 10)))
                .extracting(Due::record)
                .containsExactly(LAN);
        assertThat(reviews.waiting(10)).isEmpty();
    }

    private static JdbcReviews two(TestDatabase database) {
        JdbcSourceRecords records = new JdbcSourceRecords(database.pool());
        database.unit().inOne(() -> {
            records.add(LAN);
            records.add(LAN_ELSEWHERE);
        });
        return new JdbcReviews(database.pool());
    }

    private static SourceRecord record(FacilityCode hospital, String mrn, int patient) {
        return new SourceRecord(
                hospital,
                mrn,
                new PatientId("00000000-0000-4000-8000-00000000000" + patient),
                Optional.empty(),
                "1990-02-28",
                "le thi lan",
                "{\"resourceType\":\"Patient\"}",
                new JournalNumber(patient),
                Sent.MORNING);
    }
}
