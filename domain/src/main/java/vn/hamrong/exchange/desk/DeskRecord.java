package vn.hamrong.exchange.desk;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.Role;

/** What people see and do at the message desk, in the audit's words. Kinds of words searched for, never the words. */
public final class DeskRecord {
    private final AuditTrail trail;
    private final Clock clock;

    public DeskRecord(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
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
    void read(Engineer by, JournalNumber number) {
        trail.addAndCommit(entry(by, "read", "message/" + number.value()));
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
