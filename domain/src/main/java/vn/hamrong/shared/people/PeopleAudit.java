package vn.hamrong.shared.people;

import java.time.Clock;
import java.util.Optional;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.StaffMember;

/** What people did to accounts, in the audit's words: who by random number, whom by random number, never a name. */
public final class PeopleAudit {
    private final AuditTrail trail;
    private final Clock clock;

    public PeopleAudit(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** A deed on an account, in the open unit of work; the facility is that of the account, which is the actor's too. */
    public void done(Actor by, String action, StaffMember member) {
        trail.add(entry(By.of(by), action, member, AuditEntry.Outcome.DONE, ""));
    }

    /** A deed of the hub itself at its start, in the open unit of work. */
    void byTheHub(String action, StaffMember member) {
        trail.add(entry(new By("hub", "start"), action, member, AuditEntry.Outcome.DONE, ""));
    }

    /** Something that was refused, in a transaction of its own. */
    public void refused(Actor by, String action, StaffMember member, String reason) {
        trail.addAndCommit(entry(By.of(by), action, member, AuditEntry.Outcome.REFUSED, reason));
    }

    private AuditEntry entry(By by, String action, StaffMember member, AuditEntry.Outcome outcome, String reason) {
        return new AuditEntry(
                clock.instant(),
                by.who(),
                Optional.of(member.facility()),
                action,
                member.id().actor(),
                outcome,
                reason,
                by.correlation());
    }

    private record By(String who, String correlation) {
        static By of(Actor actor) {
            return new By(actor.person().actor(), actor.correlation());
        }
    }
}
