package vn.hamrong.shared.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.CareRelationship.Basis;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.access.AccessReview.Verdict;
import vn.hamrong.shared.access.Reviewing.Outcome;

class ReviewingTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    private static final CareRelationship EMERGENCY = new CareRelationship(
            UUID.fromString("5c1cdb6e-9f0e-4f2b-8a55-0b7f7c1f9d11"),
            new PatientId("5c1cdb6e-9f0e-4f2b-8a55-0b7f7c1f9d01"),
            new FacilityCode("38002"),
            Basis.BREAK_GLASS,
            "his-38002 BS01",
            "unconscious: bà Lan hôn mê",
            NOON,
            NOON.plus(Duration.ofDays(1)),
            Optional.empty());

    private final Listed listed = new Listed();
    private final List<AuditEntry> audit = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final Reviewing reviewing = new Reviewing(
            listed,
            new Plain(),
            new Borrowing.Traces(event -> {}, new Kept(), new Alerts()),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void aJudgmentTakesItOffTheListClosesTheAlertAndStandsInTheAudit() {
        Outcome outcome = reviewing.judge(EMERGENCY.id(), "an.le", Verdict.JUSTIFIED, "bà Lan tỉnh lại hôm sau");

        assertThat(outcome).isEqualTo(Outcome.KEPT);
        assertThat(reviewing.waiting()).isEmpty();
        assertThat(closed).containsExactly("break-glass " + EMERGENCY.id());
        assertThat(audit).singleElement().satisfies(row -> {
            assertThat(row.actor()).isEqualTo("an.le");
            assertThat(row.reason()).contains("JUSTIFIED").doesNotContain("Lan");
        });
    }

    @Test
    void whoOpenedItDoesNotJudgeIt() {
        assertThat(reviewing.judge(EMERGENCY.id(), "BS01", Verdict.JUSTIFIED, "tự xét"))
                .isEqualTo(Outcome.OWN_DEED);
        assertThat(reviewing.judge(EMERGENCY.id(), "his-38002 BS01", Verdict.JUSTIFIED, "tự xét"))
                .isEqualTo(Outcome.OWN_DEED);

        assertThat(reviewing.waiting()).containsExactly(EMERGENCY);
        assertThat(audit).isEmpty();
    }

    @Test
    void eachFacilityJudgesItsOwnAndLookingIsOnRecord() {
        FacilityCode elsewhere = new FacilityCode("38001");
        Reviewing.Person an = new Reviewing.Person("an.le", "FACILITY_ADMINISTRATOR", "r1");
        AccessReview review =
                new AccessReview(EMERGENCY.id(), NOON, "an.le", Verdict.JUSTIFIED, "bà Lan tỉnh lại hôm sau");

        assertThat(reviewing.waiting(elsewhere, an)).isEmpty();
        assertThat(reviewing.judge(elsewhere, review)).isEqualTo(Outcome.UNKNOWN);
        assertThat(reviewing.waiting(EMERGENCY.reader(), an)).hasSize(1);
        assertThat(audit).hasSize(2).allSatisfy(row -> assertThat(row.action()).isEqualTo("read"));
        assertThat(reviewing.judge(EMERGENCY.reader(), review)).isEqualTo(Outcome.KEPT);
    }

    @Test
    void nothingIsJudgedTwiceOrWithoutBeingThere() {
        reviewing.judge(EMERGENCY.id(), "an.le", Verdict.NOT_JUSTIFIED, "không có cấp cứu");

        assertThat(reviewing.judge(EMERGENCY.id(), "binh", Verdict.JUSTIFIED, "x"))
                .isEqualTo(Outcome.JUDGED_BEFORE);
        assertThat(reviewing.judge(UUID.randomUUID(), "binh", Verdict.JUSTIFIED, "x"))
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(audit).hasSize(1);
    }

    private static final class Listed implements AccessReviews {
        private final Map<UUID, AccessReview> judged = new HashMap<>();

        @Override
        public List<CareRelationship> waiting() {
            return judged.isEmpty() ? List.of(EMERGENCY) : List.of();
        }

        @Override
        public List<Waiting> waiting(FacilityCode reader) {
            return waiting().stream()
                    .filter(right -> right.reader().equals(reader))
                    .map(right -> new Waiting(right, Optional.of("BN1")))
                    .toList();
        }

        @Override
        public Optional<CareRelationship> find(UUID relationship) {
            return relationship.equals(EMERGENCY.id()) ? Optional.of(EMERGENCY) : Optional.empty();
        }

        @Override
        public boolean add(AccessReview review) {
            return judged.putIfAbsent(review.relationship(), review) == null;
        }

        @Override
        public Optional<AccessReview> of(UUID relationship) {
            return Optional.ofNullable(judged.get(relationship));
        }
    }

    private final class Kept implements AuditTrail {
        @Override
        public void add(AuditEntry entry) {
            audit.add(entry);
        }

        @Override
        public void addAndCommit(AuditEntry entry) {
            audit.add(entry);
        }
    }

    private final class Alerts implements Incidents {
        @Override
        public void open(FacilityCode facility, String kind, String cause, String words, Instant at) {
            throw new AssertionError("a review opens no alert");
        }

        @Override
        public void close(FacilityCode facility, String kind, String cause, Instant at) {
            closed.add(kind + " " + cause);
        }

        @Override
        public void closeOthers(FacilityCode facility, String kind, Set<String> causes, Instant at) {
            throw new AssertionError("a review closes one alert");
        }
    }

    private static final class Plain implements UnitOfWork {
        @Override
        public <T> T inOne(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T inItsOwn(Supplier<T> work) {
            return work.get();
        }
    }
}
