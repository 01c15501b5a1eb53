package vn.hamrong.exchange.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** Decides what one batch of messages is: new, repeated, in conflict or refused. Decides only; the writer writes. */
final class Judge {

    private final Map<UUID, Remembered> known;
    private final Known before;
    private final LongSupplier numbers;
    private final List<JournalRow> rows = new ArrayList<>();
    private final Map<UUID, Remembered> remember = new HashMap<>();
    private final Map<Conflicting, Long> newConflicts = new HashMap<>();

    /** What was known before the batch. */
    record Known(
            Map<UUID, Remembered> controlIds,
            BiFunction<UUID, String, OptionalLong> conflicts,
            LaterFiles later,
            Function<FacilityCode, Duration> windows) {}

    /** The accepted message a control id stands for. */
    record Remembered(long number, String contentKey, Instant receivedAt) {}

    /** A control id with other content than the accepted one's. */
    record Conflicting(UUID fingerprint, String contentKey) {}

    Judge(Known before, LongSupplier numbers) {
        this.before = before;
        this.numbers = numbers;
        known = new HashMap<>(before.controlIds());
    }

    Kept judge(NewMessage message) {
        if (message.refusal().isPresent()) {
            return new Kept.Fresh(add(message, MessageState.REFUSED));
        }
        UUID fingerprint = ControlFingerprint.of(message);
        Remembered earlier = known.get(fingerprint);
        if (earlier == null || isForgotten(earlier, message)) {
            return fresh(fingerprint, message);
        }
        if (!earlier.contentKey().equals(message.contentKey())) {
            return conflict(new Conflicting(fingerprint, message.contentKey()), message);
        }
        return isMeantAnew(message, earlier)
                ? fresh(fingerprint, message)
                : new Kept.Repeated(new JournalNumber(earlier.number()));
    }

    /** What to add to the journal, in order. */
    List<JournalRow> rows() {
        return rows;
    }

    /** Control ids to remember, or to point to a newer message. */
    Map<UUID, Remembered> remember() {
        return remember;
    }

    Map<Conflicting, Long> newConflicts() {
        return newConflicts;
    }

    private boolean isForgotten(Remembered earlier, NewMessage message) {
        Duration age = Duration.between(earlier.receivedAt(), message.receivedAt());
        return age.compareTo(before.windows().apply(message.hospital())) > 0;
    }

    /** Not when it was there before the first was received: then it is the first, found again. */
    private boolean isMeantAnew(NewMessage message, Remembered earlier) {
        return message.writtenAt()
                        .filter(at -> !at.isBefore(earlier.receivedAt()))
                        .isPresent()
                && (rows.stream().anyMatch(row -> row.isLaterThan(earlier.number(), message))
                        || before.later().isAny(earlier.number(), message));
    }

    private Kept fresh(UUID fingerprint, NewMessage message) {
        boolean split = !message.parts().isEmpty();
        JournalNumber number = add(message, split ? MessageState.APPLIED : MessageState.WAITING);
        message.parts().forEach(part -> add(part, MessageState.WAITING, OptionalLong.of(number.value())));
        var remembered = new Remembered(number.value(), message.contentKey(), message.receivedAt());
        known.put(fingerprint, remembered);
        remember.put(fingerprint, remembered);
        return new Kept.Fresh(number);
    }

    /** The same conflicting content again is the same conflict, not one more. */
    private Kept conflict(Conflicting what, NewMessage message) {
        Long inBatch = newConflicts.get(what);
        OptionalLong earlier = inBatch != null
                ? OptionalLong.of(inBatch)
                : before.conflicts().apply(what.fingerprint(), what.contentKey());
        if (earlier.isPresent()) {
            return new Kept.Conflict(new JournalNumber(earlier.getAsLong()));
        }
        JournalNumber number = add(message, MessageState.PARKED);
        newConflicts.put(what, number.value());
        return new Kept.Conflict(number);
    }

    private JournalNumber add(NewMessage message, MessageState state) {
        return add(message, state, OptionalLong.empty());
    }

    private JournalNumber add(NewMessage message, MessageState state, OptionalLong whole) {
        var number = new JournalNumber(numbers.getAsLong());
        rows.add(new JournalRow(number.value(), message, state, whole));
        return number;
    }
}
