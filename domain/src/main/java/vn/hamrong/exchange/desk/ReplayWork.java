package vn.hamrong.exchange.desk;

import java.util.Optional;
import java.util.OptionalLong;
import vn.hamrong.exchange.desk.BulkReplays.Order;
import vn.hamrong.shared.FacilityCode;

/** What a person does with many parked messages at once: bounded by their {@link Scope} and on record. */
public final class ReplayWork {
    private final BulkReplays replays;
    private final DeskRecord record;
    private final DeskWork.Unit unit;

    public ReplayWork(BulkReplays replays, DeskRecord record, DeskWork.Unit unit) {
        this.replays = replays;
        this.record = record;
        this.unit = unit;
    }

    /** How many messages a run would take; 0 for a hospital that is not theirs. */
    public long preview(Engineer by, FacilityCode hospital, String reason) {
        return by.scope().covers(hospital) ? replays.preview(hospital, reason) : 0;
    }

    /** How many it would leave out, because newer things were applied; 0 for a hospital that is not theirs. */
    public long overtaken(Engineer by, FacilityCode hospital, String reason) {
        return by.scope().covers(hospital) ? replays.overtaken(hospital, reason) : 0;
    }

    /** The number of the new run; empty when the hospital is not theirs. */
    public OptionalLong start(Engineer by, FacilityCode hospital, String reason, int perMinute) {
        if (!by.scope().covers(hospital)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(unit.work().inOne(() -> {
            long run = replays.start(
                    new Order(hospital, reason, by.name(), perMinute),
                    unit.clock().instant());
            record.did(by, "replay", "replay-run/" + run);
            return run;
        }));
    }

    /** False when it does not run (any more), or is not theirs. */
    public boolean stop(Engineer by, long run) {
        Optional<BulkReplays.Run> theirs = replays.find(by.scope(), run);
        return theirs.isPresent()
                && unit.work().inOne(() -> {
                    boolean stopped = replays.stop(
                            by.scope(), run, by.name(), unit.clock().instant());
                    record.did(by, "stop", "replay-run/" + run);
                    return stopped;
                });
    }
}
