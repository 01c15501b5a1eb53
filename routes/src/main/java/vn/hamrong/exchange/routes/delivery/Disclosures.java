package vn.hamrong.exchange.routes.delivery;

import java.time.Clock;
import java.util.Optional;
import vn.hamrong.exchange.Destination;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.OutboxItem;

/** Puts on record that something leaves, before its first byte does; an attempt that is not on record does not happen. */
public final class Disclosures {
    /** What is seen of the patient: whatever the letter tells. */
    private static final String LETTER = "letter";

    private final AuditTrail audit;
    private final Clock clock;

    /** On that record. */
    public Disclosures(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One attempt to hand {@code item} to a hospital; the correlation is the item's id, so repetitions can be told.
     *
     * @throws RuntimeException when it cannot be put on record: then nothing may be sent
     */
    void of(OutboxItem item, Destination to, String about) {
        AuditEntry entry = new AuditEntry(
                clock.instant(),
                "delivery:" + to.fullName(),
                Optional.of(to.hospital()),
                "deliver",
                about,
                AuditEntry.Outcome.DONE,
                "",
                item.id().toString());
        audit.addAndCommit(entry.as(AuditEntry.SYSTEM).about(entry.about().of(LETTER)));
    }
}
