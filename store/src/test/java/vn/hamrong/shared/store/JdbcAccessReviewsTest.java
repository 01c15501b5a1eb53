package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.CareRelationship.Basis;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.access.AccessReview;
import vn.hamrong.shared.access.AccessReview.Verdict;

class JdbcAccessReviewsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

    @OnBothDatabases
    void emergenciesAndAttestedCheckInsWaitUntilSomebodyJudgesThem(TestDatabase database) {
        JdbcAccessReviews reviews = new JdbcAccessReviews(database.pool());
        CareRelationship emergency = add(database, Basis.BREAK_GLASS);
        CareRelationship attested = add(database, Basis.CHECKIN_ATTESTED);
        CareRelationship asked = add(database, Basis.CONSENT);
        AccessReview review = new AccessReview(emergency.id(), NOON, "an.le", Verdict.JUSTIFIED, "đúng là cấp cứu");

        assertThat(reviews.waiting()).contains(emergency, attested).doesNotContain(asked);
        assertThat(reviews.find(asked.id())).isEmpty();

        assertThat(database.unit().inOne(() -> reviews.add(review))).isTrue();
        assertThat(reviews.waiting()).contains(attested).doesNotContain(emergency);
        assertThat(reviews.of(emergency.id())).contains(review);
        assertThat(reviews.find(emergency.id())).contains(emergency);
    }

    @OnBothDatabases
    void theFirstJudgmentStands(TestDatabase database) {
        JdbcAccessReviews reviews = new JdbcAccessReviews(database.pool());
        CareRelationship emergency = add(database, Basis.BREAK_GLASS);
        AccessReview first = new AccessReview(emergency.id(), NOON, "an.le", Verdict.NOT_JUSTIFIED, "không có cấp cứu");
        AccessReview second = new AccessReview(emergency.id(), NOON, "binh", Verdict.JUSTIFIED, "đồng nghiệp");

        assertThat(database.unit().inOne(() -> reviews.add(first))).isTrue();
        assertThat(database.unit().inOne(() -> reviews.add(second))).isFalse();
        assertThat(reviews.of(emergency.id())).contains(first);
    }

    private static CareRelationship add(TestDatabase database, Basis basis) {
        CareRelationship relationship = new CareRelationship(
                UUID.randomUUID(),
                new PatientId(UUID.randomUUID().toString()),
                new FacilityCode("38002"),
                basis,
                "his-38002 BS01",
                "unconscious: hôn mê",
                NOON,
                NOON.plus(Duration.ofDays(1)),
                Optional.empty());
        database.unit().inOne(() -> new JdbcCareRelationships(database.pool()).add(relationship));
        return relationship;
    }
}
