package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditEntry.About;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.audit.AuditQuestion;
import vn.hamrong.shared.audit.AuditQuestion.Subject;

class JdbcAuditReadingTest {
    private static final Instant NOON = Instant.parse("2026-11-25T05:00:00Z");
    private static final FacilityCode A = new FacilityCode("38001");
    private static final FacilityCode B = new FacilityCode("38002");
    private static final PatientId LAN = new PatientId("0a1b2c3d-0000-4000-8000-000000000001");
    private static final PatientId MAI = new PatientId("0a1b2c3d-0000-4000-8000-000000000002");

    @OnBothDatabases
    void givesBackWhatWasWrittenTheNewestFirst(TestDatabase database) {
        AuditEntry first = entry(0, "his-38002", B).about(about(LAN, ReadingRight.OWN));
        AuditEntry second = entry(60, "bs.hoa", B)
                .as("DOCTOR")
                .about(about(LAN, new ReadingRight(ReadingRight.Kind.BREAK_GLASS, "cấp cứu")));
        AuditEntry other = entry(30, "his-38001", A).about(about(MAI, ReadingRight.OWN));
        new JdbcAuditTrail(database.pool(), database.unit()).addAll(List.of(first, second, other));

        assertThat(find(database, Subject.patient(LAN), 10)).containsExactly(second, first);
        assertThat(find(database, Subject.actor("bs.hoa"), 10)).containsExactly(second);
        assertThat(find(database, Subject.facility(A), 10)).containsExactly(other);
        assertThat(find(database, Subject.patient(LAN), 1)).containsExactly(second);
        assertThat(find(database, new Subject(Optional.of(LAN), Optional.of("his-38002"), Optional.of(B)), 10))
                .containsExactly(first);
    }

    @OnBothDatabases
    void staysWithinTheTimeAskedFor(TestDatabase database) {
        JdbcAuditTrail trail = new JdbcAuditTrail(database.pool(), database.unit());
        trail.addAll(List.of(entry(0, "x", A), entry(3599, "x", A), entry(3600, "x", A)));

        assertThat(find(database, Subject.actor("x"), 10)).hasSize(2);
    }

    @Test
    void aQuestionWithoutBoundsIsNone() {
        assertThatThrownBy(() -> new Subject(Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuditQuestion(Subject.actor("x"), NOON, NOON, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuditQuestion(Subject.actor("x"), NOON, NOON.plusSeconds(1), 1001))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuditQuestion(Subject.actor("x"), NOON, NOON.plus(Duration.ofDays(9999)), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<AuditEntry> find(TestDatabase database, Subject subject, int most) {
        return new JdbcAuditReading(database.pool())
                .find(new AuditQuestion(subject, NOON, NOON.plusSeconds(3600), most));
    }

    private static AuditEntry entry(int second, String actor, FacilityCode facility) {
        return new AuditEntry(
                NOON.plusSeconds(second),
                actor,
                Optional.of(facility),
                "read",
                "Observation/1",
                AuditEntry.Outcome.DONE,
                "",
                "r" + second);
    }

    private static About about(PatientId patient, ReadingRight right) {
        return new About(Optional.of(patient), Optional.of(A), "Observation", Optional.of(right));
    }
}
