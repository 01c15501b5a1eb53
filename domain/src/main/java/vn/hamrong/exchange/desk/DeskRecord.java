package vn.hamrong.exchange.desk;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.Role;

/** What people see and do at the message desk, in the audit's words. Kinds of words searched for, never the words. */
public final class DeskRecord {
    private final AuditTrail trail;
    private final Whose whose;
    private final Clock clock;

    public DeskRecord(AuditTrail trail, Whose whose, Clock clock) {
        this.trail = trail;
        this.whose = whose;
        this.clock = clock;
    }

    /** Whose data a message holds, as far as its number tells. */
    @FunctionalInterface
    public interface Whose {
        Optional<PatientId> of(FacilityCode hospital, String mrn);
    }

    /** Before the first line of an answer. */
    public void searched(Engineer by, Question question) {
        String kinds = question.terms().stream()
                .flatMap(term -> term.kinds().stream())
                .distinct()
                .map(Enum::name)
                .sorted()
                .collect(Collectors.joining(","));
        trail.addAndCommit(entry(by, "search", "message?" + kinds));
    }

    /** Before the first byte of a message, masked or not. */
    void read(Engineer by, MessageDetail message) {
        trail.addAndCommit(seen(by, "read", message));
    }

    /** Before the first byte of a message that hides nothing, in the open unit of work. */
    void reveal(Engineer by, MessageDetail message) {
        trail.add(seen(by, "reveal", message));
    }

    private AuditEntry seen(Engineer by, String action, MessageDetail message) {
        FacilityCode hospital = message.line().hospital();
        return entry(by, action, DeskWork.target(message.line().number()))
                .about(new AuditEntry.About(
                        whose.of(hospital, message.origin().mrn()),
                        Optional.of(hospital),
                        "message",
                        Optional.of(ReadingRight.OWN).filter(own -> hospital.equals(by.facility()))));
    }

    /** Before the first byte of something else, masked or not, as in {@code delivery/<id>}. */
    void read(Engineer by, String target) {
        trail.addAndCommit(entry(by, "read", target));
    }

    /** In the open unit of work of the deed itself. */
    void did(Engineer by, String deed, String target) {
        trail.add(entry(by, deed, target));
    }

    private AuditEntry entry(Engineer by, String action, String target) {
        return new AuditEntry(
                        clock.instant(),
                        by.person().actor(),
                        Optional.of(by.facility()),
                        action,
                        target,
                        AuditEntry.Outcome.DONE,
                        "",
                        by.correlation())
                .as(Role.ENGINEER.name());
    }
}
