package vn.hamrong.shared.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.CareRelationship.Basis;
import vn.hamrong.shared.CareRelationships;
import vn.hamrong.shared.Event;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.access.Borrowing.Asking;

class BorrowingTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    private static final FacilityCode NHI = new FacilityCode("38002");
    private static final FacilityCode HAC_THANH = new FacilityCode("38001");
    private static final PatientId LAN = new PatientId("5c1cdb6e-9f0e-4f2b-8a55-0b7f7c1f9d01");
    private static final Ground CHIP = new Ground.CheckIn(CheckInLevel.CHIP, true, "visit 7");
    private static final Ground EMERGENCY =
            new Ground.Emergency(EmergencyReason.UNCONSCIOUS, "bà Lan hôn mê sau tai nạn");

    private final InMemory kept = new InMemory();
    private final List<Event> events = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private final List<String> alerts = new ArrayList<>();
    private final Borrowing borrowing = new Borrowing(
            kept,
            new Plain(),
            new Borrowing.Traces(events::add, new Listed(), new Alerts()),
            CarePeriods.DEFAULT,
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void openingHoldsAtOnceAndLeavesOneEventAndOneAuditRow() {
        borrowing.open(lanAt(NHI), CHIP);

        assertThat(kept.readableBy(NHI, LAN, NOON)).singleElement().satisfies(relationship -> {
            assertThat(relationship.basis()).isEqualTo(Basis.CHECKIN_CHIP);
            assertThat(relationship.reference()).isEqualTo("visit 7");
            assertThat(events).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo("access.opened");
                assertThat(event.source()).isEqualTo(relationship.id().toString());
                assertThat(event.dimensions()).containsEntry("basis", "CHECKIN_CHIP");
            });
            assertThat(audit).singleElement().satisfies(row -> {
                assertThat(row.actor()).isEqualTo("clerk");
                assertThat(row.correlation()).isEqualTo(relationship.id().toString());
            });
        });
        assertThat(alerts).isEmpty();
    }

    @Test
    void whatIsDeniedLeavesNothing() {
        Borrowing.Answer answer = borrowing.open(lanAt(NHI), new Ground.CheckIn(CheckInLevel.CLAIMED, true, "visit 7"));

        assertThat(answer).isEqualTo(new Borrowing.Answer.Refused(Grant.Why.ONLY_CLAIMED));
        assertThat(kept.of(LAN)).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void F22_anEmergencyAlertsWithItsCodeAndNeverWithItsWords() {
        borrowing.open(lanAt(NHI), EMERGENCY);

        assertThat(alerts)
                .singleElement()
                .satisfies(alert -> assertThat(alert)
                        .startsWith("break-glass 38002")
                        .contains("unconscious")
                        .doesNotContain("Lan"));
        assertThat(audit)
                .singleElement()
                .satisfies(row -> assertThat(row.reason())
                        .contains("BREAK_GLASS unconscious")
                        .doesNotContain("Lan"));
        assertThat(kept.of(LAN))
                .singleElement()
                .satisfies(relationship -> assertThat(relationship.reference()).contains("bà Lan hôn mê"));
    }

    @Test
    void aFacilityEndsItsOwnAndNobodyElses() {
        borrowing.open(lanAt(NHI), CHIP);
        borrowing.open(lanAt(HAC_THANH), CHIP);

        assertThat(borrowing.end(lanAt(NHI))).isEqualTo(1);
        assertThat(borrowing.end(lanAt(NHI))).isZero();

        assertThat(kept.readableBy(NHI, LAN, NOON)).isEmpty();
        assertThat(kept.readableBy(HAC_THANH, LAN, NOON)).hasSize(1);
        assertThat(events).extracting(Event::type).containsExactly("access.opened", "access.opened", "access.ended");
    }

    @Test
    void F22_aWithdrawalEndsWhatRestsOnConsentEverywhereButNoOthersEmergency() {
        borrowing.open(lanAt(NHI), CHIP);
        borrowing.open(lanAt(NHI), EMERGENCY);
        borrowing.open(lanAt(HAC_THANH), EMERGENCY);
        borrowing.open(lanAt(HAC_THANH), new Ground.WrittenRequest("YC-12", Optional.empty()));

        assertThat(borrowing.withdraw(lanAt(NHI))).isEqualTo(3);

        assertThat(kept.readableBy(NHI, LAN, NOON)).isEmpty();
        assertThat(kept.readableBy(HAC_THANH, LAN, NOON))
                .extracting(CareRelationship::basis)
                .containsExactly(Basis.BREAK_GLASS);
    }

    @Test
    void F22_aWithdrawalLeavesNothingOpenBehindTheNewestThousand() {
        for (int i = 0; i <= CareRelationships.MOST; i++) {
            borrowing.open(lanAt(NHI), CHIP);
            borrowing.open(lanAt(HAC_THANH), EMERGENCY);
        }

        assertThat(borrowing.withdraw(lanAt(NHI))).isEqualTo(CareRelationships.MOST + 1);
        assertThat(kept.readableBy(NHI, LAN, NOON)).isEmpty();
        assertThat(kept.readableBy(HAC_THANH, LAN, NOON)).hasSize(CareRelationships.MOST + 1);
        assertThat(borrowing.end(lanAt(HAC_THANH))).isEqualTo(CareRelationships.MOST + 1);
        assertThat(kept.readableBy(HAC_THANH, LAN, NOON)).isEmpty();
    }

    private static Asking lanAt(FacilityCode facility) {
        return new Asking(facility, LAN, "clerk");
    }

    private static final class InMemory implements CareRelationships {
        private final List<CareRelationship> rows = new ArrayList<>();

        @Override
        public void add(CareRelationship relationship) {
            rows.add(relationship);
        }

        @Override
        public boolean end(UUID id, CareRelationship.Ending ending) {
            for (int i = 0; i < rows.size(); i++) {
                CareRelationship row = rows.get(i);
                if (row.id().equals(id) && row.ended().isEmpty()) {
                    rows.set(i, ended(row, ending));
                    return true;
                }
            }
            return false;
        }

        private static CareRelationship ended(CareRelationship row, CareRelationship.Ending ending) {
            return new CareRelationship(
                    row.id(),
                    row.patient(),
                    row.reader(),
                    row.basis(),
                    row.openedBy(),
                    row.reference(),
                    row.from(),
                    row.until(),
                    Optional.of(ending));
        }

        @Override
        public List<CareRelationship> readableBy(FacilityCode reader, PatientId patient, Instant at) {
            return rows.stream()
                    .filter(row -> row.patient().equals(patient))
                    .filter(row -> row.reader().equals(reader) && row.holds(at))
                    .toList();
        }

        @Override
        public List<CareRelationship> of(PatientId patient) {
            return rows.stream()
                    .filter(row -> row.patient().equals(patient))
                    .sorted(Comparator.comparing(CareRelationship::from).reversed())
                    .limit(MOST)
                    .toList();
        }

        @Override
        public List<CareRelationship> open(PatientId patient, FacilityCode reader, Set<Basis> orOn, Instant at) {
            return rows.stream()
                    .filter(row -> row.patient().equals(patient) && row.holds(at))
                    .filter(row -> row.reader().equals(reader) || orOn.contains(row.basis()))
                    .limit(MOST)
                    .toList();
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

    private final class Listed implements AuditTrail {
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
            alerts.add(kind + " " + facility + " " + words);
        }

        @Override
        public void close(FacilityCode facility, String kind, String cause, Instant at) {
            throw new AssertionError("nobody closes an alert but a person");
        }

        @Override
        public void closeOthers(FacilityCode facility, String kind, Set<String> causes, Instant at) {
            throw new AssertionError("nobody closes an alert but a person");
        }
    }
}
