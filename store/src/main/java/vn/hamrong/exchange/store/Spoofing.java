package vn.hamrong.exchange.store;

import java.util.Optional;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.Incidents;

/** A registered sender that speaks for another hospital (M-07): refused, kept, on record, and one incident for a person. */
final class Spoofing {

    static final String INCIDENT = "spoofed-source";

    private final Incidents incidents;
    private final AuditTrail audit;

    Spoofing(Incidents incidents, AuditTrail audit) {
        this.incidents = incidents;
        this.audit = audit;
    }

    /** Joins the transaction that keeps the message. */
    void noteIfSpoofed(JournalRow row) {
        row.message().refusal().filter(Refusal::spoofs).ifPresent(why -> note(row, why));
    }

    private void note(JournalRow row, Refusal why) {
        NewMessage message = row.message();
        incidents.open(
                message.hospital(),
                INCIDENT,
                message.channel(),
                "A message on " + message.channel() + " spoke for another hospital (" + why.location()
                        + "), last as message #" + row.number(),
                message.receivedAt());
        audit.add(new AuditEntry(
                message.receivedAt(),
                message.channel(),
                Optional.of(message.hospital()),
                "message",
                "journal/" + row.number(),
                AuditEntry.Outcome.REFUSED,
                why.code(),
                "journal:" + row.number()));
    }
}
