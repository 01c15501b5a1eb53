package vn.hamrong.exchange.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.shared.OutboxBook;
import vn.hamrong.shared.OutboxBook.Whole;
import vn.hamrong.shared.OutboxDesk;

/**
 * What a person does about what leaves, on record. An item is there for those who look after its sender or its receiver; its
 * content is its sender's: the hub may have refused to give it to that receiver. Whoever looks after a system may stop it;
 * all at once only the Department's engineers may, who look after the hub itself.
 */
public final class DeliveryWork {
    private static final String TARGET = "delivery/";

    private final OutboxBook book;
    private final OutboxDesk desk;
    private final Hospitals hospitals;
    private final DeskRecord record;
    private final DeskWork.Unit unit;

    public DeliveryWork(Outgoing outgoing, Hospitals hospitals, DeskRecord record, DeskWork.Unit unit) {
        this.book = outgoing.book();
        this.desk = outgoing.desk();
        this.hospitals = hospitals;
        this.record = record;
        this.unit = unit;
    }

    /** The outbox to look at and to work on. */
    public record Outgoing(OutboxBook book, OutboxDesk desk) {}

    /** An item; {@code open} when its content may be seen, masked or not. */
    public record Seen(Whole whole, boolean open) {}

    /** All about an item. Where content may be seen, the audit row is committed before this answers. */
    public Optional<Seen> see(Engineer by, UUID id) {
        return theirs(by, id).map(whole -> {
            boolean open = isSenders(by, whole);
            if (open) {
                record.read(by, target(id));
            }
            return new Seen(whole, open);
        });
    }

    /** As {@link #see}, for a page that hides nothing; on record with its reason. Empty for those who may not see content. */
    public Optional<Seen> reveal(Engineer by, UUID id, String reason) {
        return theirs(by, id).filter(whole -> isSenders(by, whole)).map(whole -> {
            unit.work().inOne(() -> {
                record.did(by, "reveal", target(id));
                desk.revealed(id, step(by, reason));
            });
            return new Seen(book.find(id).orElse(whole), true);
        });
    }

    /** Gives a parked item another try. False when it is not parked (any more), or not there. */
    public boolean resume(Engineer by, UUID id, String reason) {
        return did(by, id, "resume", () -> desk.resume(id, step(by, reason)));
    }

    /** Sets a parked item aside for good; its line goes on. False as {@link #resume}. */
    public boolean skip(Engineer by, UUID id, String reason) {
        return did(by, id, "skip", () -> desk.skip(id, step(by, reason)));
    }

    /** Another try for all that is parked there; false when the system is not theirs. */
    public boolean resumeAll(Engineer by, String destination, String reason) {
        return looksAfter(by, destination)
                && did(by, "resume", destination, () -> desk.resumeAll(destination, step(by, reason)));
    }

    /** Nothing new leaves there, or anywhere ({@link OutboxDesk#EVERYWHERE}); false when that is not theirs to say. */
    public boolean stop(Engineer by, String destination, String reason) {
        return looksAfter(by, destination)
                && did(by, "stop", destination, () -> desk.stop(destination, step(by, reason)));
    }

    /** Takes back a stop; false when there is none, or it is not theirs to say. */
    public boolean start(Engineer by, String destination, String reason) {
        return looksAfter(by, destination)
                && did(by, "start", destination, () -> desk.start(destination, step(by, reason)));
    }

    /** Whether they look after that system, or after the hub. */
    public boolean looksAfter(Engineer by, String destination) {
        return by.scope().only().isEmpty()
                || outlets(by).stream().anyMatch(outlet -> outlet.name().equals(destination));
    }

    /** The systems they look after. */
    public List<Outlet> outlets(Engineer by) {
        return Outlet.of(hospitals.all()).stream()
                .filter(outlet -> by.scope().covers(outlet.hospital()))
                .toList();
    }

    private Optional<Whole> theirs(Engineer by, UUID id) {
        return book.find(id)
                .filter(whole ->
                        isSenders(by, whole) || looksAfter(by, whole.line().destination()));
    }

    private static boolean isSenders(Engineer by, Whole whole) {
        return by.scope().covers(whole.line().facility());
    }

    private boolean did(Engineer by, UUID id, String deed, Runnable work) {
        return theirs(by, id).isPresent() && did(by, deed, id.toString(), work);
    }

    private boolean did(Engineer by, String deed, String what, Runnable work) {
        try {
            unit.work().inOne(() -> {
                record.did(by, deed, TARGET + what);
                work.run();
            });
            return true;
        } catch (IllegalStateException notSoAnyMore) {
            return false;
        }
    }

    private OutboxDesk.Step step(Engineer by, String reason) {
        return new OutboxDesk.Step(by.name(), reason, unit.clock().instant());
    }

    private static String target(UUID id) {
        return TARGET + id;
    }
}
