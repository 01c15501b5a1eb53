package vn.hamrong.shared.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.CareRelationships;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.ReadingRight.Kind;

/** A patient asks at the desk. */
class WhoLookedTest {
    private static final Instant NOON = Instant.parse("2026-11-25T05:00:00Z");
    private static final FacilityCode A = new FacilityCode("38001");
    private static final FacilityCode B = new FacilityCode("38002");
    private static final PatientId LAN = new PatientId("0a1b2c3d-0000-4000-8000-000000000001");
    private static final PatientId FORMER = new PatientId("0a1b2c3d-0000-4000-8000-000000000002");
    private static final WhoLooked.Clerk CLERK = new WhoLooked.Clerk("person/17", "RECEPTION", A, "request-1");

    private final List<AuditEntry> asked = new ArrayList<>();
    private final List<AuditEntry> known = new ArrayList<>();
    private final List<CareRelationship> rights = new ArrayList<>();
    private List<Stay> stays = List.of(Stay.always(LAN));

    @Test
    void tellsWhoWhenAndByWhichRight() {
        ReadingRight emergency = new ReadingRight(Kind.BREAK_GLASS, "0a1b2c3d-0000-4000-8000-00000000000f");
        known.add(row(LAN, B, "his-38002", emergency, "Observation"));
        known.add(row(LAN, A, "his-38001", ReadingRight.OWN, "Encounter,Observation"));

        List<Look> looks = answer().looks();

        assertThat(looks)
                .extracting(look -> look.who().facility().orElseThrow() + " "
                        + look.who().role() + " " + look.data().kinds())
                .containsExactly("38002 SYSTEM [Observation]", "38001 SYSTEM [Encounter, Observation]");
        assertThat(looks.get(0).right()).contains(emergency);
    }

    @Test
    void equalLooksOfOneDayAreOneLineWithAllTheirKinds() {
        for (int i = 0; i < 30; i++) {
            known.add(row(LAN, A, "his-38001", ReadingRight.OWN, i % 2 == 0 ? "Observation" : "Encounter"));
        }

        assertThat(answer().looks()).singleElement().satisfies(look -> {
            assertThat(look.times()).isEqualTo(30);
            assertThat(look.data().kinds()).containsExactly("Encounter", "Observation");
        });
    }

    @Test
    void whatWasWrittenIsNoLookAndWhatWasRefusedStandsApart() {
        known.add(written(row(LAN, A, "his-38001", ReadingRight.OWN, "Observation"), "create", ""));
        known.add(written(
                row(LAN, B, "his-38002", ReadingRight.OWN, ""), "operation", "care relationship opened: CONSENT"));
        AuditEntry refused = new AuditEntry(
                NOON, "his-38002", Optional.of(B), "read", "Patient/" + LAN, AuditEntry.Outcome.REFUSED, "404", "r");
        known.add(refused);

        assertThat(answer().looks()).isEmpty();
        assertThat(answer().refused()).singleElement().satisfies(look -> {
            assertThat(look.who().facility()).contains(B);
            assertThat(look.data().kinds()).containsExactly("Patient");
        });
    }

    @Test
    void followsThePersonThroughOtherIdsForAsLongAsTheRecordStoodThere() {
        Instant parted = NOON.minus(Duration.ofDays(10));
        stays = List.of(Stay.always(LAN), new Stay(FORMER, Instant.MIN, parted));
        known.add(at(parted.minusSeconds(1), row(FORMER, A, "before", ReadingRight.OWN, "Observation")));
        known.add(at(parted, row(FORMER, A, "after", ReadingRight.OWN, "Observation")));
        known.add(at(NOON.minus(Duration.ofDays(400)), row(LAN, A, "long ago", ReadingRight.OWN, "Observation")));

        assertThat(answer().looks()).extracting(look -> look.who().actor()).containsExactly("before");
    }

    @Test
    void whoTookEverythingTookThisRecordToo() {
        known.add(new AuditEntry(
                NOON,
                "so-y-te",
                Optional.of(FacilityCode.DEPARTMENT),
                "read",
                "/fhir/export/7/Observation.ndjson",
                AuditEntry.Outcome.DONE,
                "",
                "r"));

        assertThat(answer().looks())
                .singleElement()
                .satisfies(look -> assertThat(look.data().kinds()).containsExactly("export"));
    }

    @Test
    void tellsTheRightsThatHeldWithinTheYear() {
        CareRelationship lately = right(NOON.minus(Duration.ofDays(40)), NOON.minus(Duration.ofDays(10)));
        rights.add(right(NOON.minus(Duration.ofDays(500)), NOON.minus(Duration.ofDays(470))));
        rights.add(lately);

        assertThat(answer().rights()).containsExactly(lately);
    }

    @Test
    void saysWhenThereWereMoreRowsThanAreReadAtOnce() {
        assertThat(answer().complete()).isTrue();
        for (int i = 0; i < AuditQuestion.ROWS_MAX; i++) {
            known.add(row(LAN, A, "his-38001", ReadingRight.OWN, "Observation"));
        }

        assertThat(answer().complete()).isFalse();
    }

    @Test
    void theAskingIsOnRecordBeforeAnythingIsTold() {
        answer();

        assertThat(asked).singleElement().satisfies(row -> {
            assertThat(row.about().patient()).contains(LAN);
            assertThat(row.about().right().orElseThrow().kind()).isEqualTo(Kind.PATIENT);
            assertThat(row.actor()).isEqualTo("person/17");
            assertThat(row.role()).isEqualTo("RECEPTION");
        });
        AuditReading mustNotBeAsked = question -> {
            throw new AssertionError("read before the asking was on record");
        };
        WhoLooked.Sources sources = new WhoLooked.Sources(this::find, mustNotBeAsked, new Rights());
        assertThatThrownBy(() -> new WhoLooked(sources, new Broken(), clock()).tell(CLERK, "BN01"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofAPatientTheHospitalHasNoRecordOfNothingIsToldAndThatIsOnRecord() {
        WhoLooked.Clerk other = new WhoLooked.Clerk("person/18", "RECEPTION", B, "request-2");

        assertThat(who().tell(CLERK, "BN02")).isEqualTo(new WhoLooked.Reply.NotOne(0));
        assertThat(who().tell(other, "BN01")).isEqualTo(new WhoLooked.Reply.NotOne(0));
        assertThat(who().tell(CLERK, "TWINS")).isEqualTo(new WhoLooked.Reply.NotOne(2));

        assertThat(asked).hasSize(3).allMatch(row -> row.outcome() == AuditEntry.Outcome.REFUSED);
        assertThat(asked).noneMatch(row -> row.toString().contains("BN0"));
    }

    private WhoLooked.Answer answer() {
        return who().tell(CLERK, "BN01").match(answer -> answer, found -> {
            throw new AssertionError("found " + found);
        });
    }

    private WhoLooked who() {
        return new WhoLooked(new WhoLooked.Sources(this::find, this::rows, new Rights()), new Kept(), clock());
    }

    private List<WhoLooked.Known> find(FacilityCode hospital, String number) {
        WhoLooked.Known lan = new WhoLooked.Known("Nguyễn Thị Lan", "1980-03-04", stays);
        if (!hospital.equals(A)) {
            return List.of();
        }
        return number.equals("TWINS") ? List.of(lan, lan) : number.equals("BN01") ? List.of(lan) : List.of();
    }

    /** As the database answers: one subject, within the time, the newest first, so many at most. */
    private List<AuditEntry> rows(AuditQuestion question) {
        AuditQuestion.Subject subject = question.subject();
        return known.stream()
                .filter(row ->
                        subject.patient().isEmpty() || row.about().patient().equals(subject.patient()))
                .filter(row -> subject.facility().isEmpty() || row.facility().equals(subject.facility()))
                .filter(row -> !row.at().isBefore(question.from()) && row.at().isBefore(question.to()))
                .limit(question.most())
                .toList();
    }

    private static Clock clock() {
        return Clock.fixed(NOON, ZoneOffset.UTC);
    }

    private static AuditEntry row(
            PatientId patient, FacilityCode facility, String actor, ReadingRight right, String kinds) {
        return new AuditEntry(
                        NOON, actor, Optional.of(facility), "read", "Observation/1", AuditEntry.Outcome.DONE, "", "r")
                .as(AuditEntry.SYSTEM)
                .about(new AuditEntry.About(Optional.of(patient), Optional.of(A), kinds, Optional.of(right)));
    }

    private static AuditEntry at(Instant at, AuditEntry row) {
        return new AuditEntry(
                at,
                row.actor(),
                row.facility(),
                row.action(),
                row.target(),
                row.outcome(),
                row.reason(),
                row.correlation(),
                row.role(),
                row.about());
    }

    private static AuditEntry written(AuditEntry row, String action, String reason) {
        return new AuditEntry(
                row.at(),
                row.actor(),
                row.facility(),
                action,
                row.target(),
                row.outcome(),
                reason,
                row.correlation(),
                row.role(),
                row.about());
    }

    private static CareRelationship right(Instant from, Instant until) {
        return new CareRelationship(
                UUID.randomUUID(),
                LAN,
                B,
                CareRelationship.Basis.CONSENT,
                "his-38002 BS01",
                "YC-1",
                from,
                until,
                Optional.empty());
    }

    private final class Rights implements CareRelationships {
        @Override
        public void add(CareRelationship relationship) {
            throw new AssertionError("only looked at");
        }

        @Override
        public boolean end(UUID id, CareRelationship.Ending ending) {
            throw new AssertionError("only looked at");
        }

        @Override
        public List<CareRelationship> readableBy(FacilityCode reader, PatientId patient, Instant at) {
            throw new AssertionError("not asked");
        }

        @Override
        public List<CareRelationship> open(
                PatientId patient, FacilityCode reader, Set<CareRelationship.Basis> orOn, Instant at) {
            throw new AssertionError("not asked");
        }

        @Override
        public List<CareRelationship> of(PatientId patient) {
            return rights.stream()
                    .filter(right -> right.patient().equals(patient))
                    .toList();
        }
    }

    private final class Kept implements AuditTrail {
        @Override
        public void add(AuditEntry entry) {
            throw new AssertionError("must be committed at once");
        }

        @Override
        public void addAndCommit(AuditEntry entry) {
            asked.add(entry);
        }
    }

    private static final class Broken implements AuditTrail {
        @Override
        public void add(AuditEntry entry) {
            throw new IllegalStateException("the audit's disk is full");
        }

        @Override
        public void addAndCommit(AuditEntry entry) {
            add(entry);
        }
    }
}
