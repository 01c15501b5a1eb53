package vn.hamrong.exchange.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.Desk;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.desk.MessageFiles.Original;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.UnitOfWork;

/**
 * What a person does with single messages: bounded by their {@link Scope}, on record, each deed in one unit of work with its
 * audit row. A message out of scope is not there, like one that never was.
 */
public final class DeskWork {
    /** A longer text is no typing error: it is not edited in a browser. */
    public static final int TEXT_MAX = 500_000;

    private final MessageFiles files;
    private final Desk desk;
    private final Workbench bench;
    private final DeskRecord record;
    private final Unit unit;

    public DeskWork(MessageFiles files, Desk desk, Workbench bench, DeskRecord record, Unit unit) {
        this.files = files;
        this.desk = desk;
        this.bench = bench;
        this.record = record;
        this.unit = unit;
    }

    /** Transactions, and the time. */
    public record Unit(UnitOfWork work, Clock clock) {}

    /** A message and its text; no text when its bytes are none, or too many to show. */
    public record Seen(MessageDetail detail, Optional<String> text) {}

    /** All about a message, for a page that masks it. The audit row is committed before this answers. */
    public Optional<Seen> see(Engineer by, JournalNumber number) {
        return files.find(by.scope(), number).map(detail -> {
            record.read(by, detail);
            return seen(by, detail);
        });
    }

    /** As {@link #see}, for a page that hides nothing: on record with its reason, also in the message's own history. */
    public Optional<Seen> reveal(Engineer by, JournalNumber number, String reason) {
        Optional<MessageDetail> found = files.find(by.scope(), number);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        opened(by, found.get(), reason);
        return files.find(by.scope(), number).map(detail -> seen(by, detail));
    }

    private void opened(Engineer by, MessageDetail detail, String reason) {
        unit.work().inOne(() -> {
            record.reveal(by, detail);
            desk.revealed(
                    detail.line().number(), by.name(), reason, unit.clock().instant());
        });
    }

    private Seen seen(Engineer by, MessageDetail detail) {
        Optional<String> text = detail.origin().size() > TEXT_MAX
                ? Optional.empty()
                : files.original(by.scope(), detail.line().number()).flatMap(this::text);
        return new Seen(detail, text);
    }

    private Optional<String> text(Original original) {
        return bench.text(original.content(), original.charset());
    }

    /** Where its values go when it is converted now; empty when it cannot be. Holds paths: show no {@code value} of it. */
    public Optional<ConversionReceipt> converted(Engineer by, MessageDetail detail) {
        return files.original(by.scope(), detail.line().number())
                .flatMap(original -> bench.tryOut(detail, original.content())
                        .match(good -> Optional.of(good.receipt()), puzzling -> Optional.empty()));
    }

    /**
     * Gives a parked message another try. False when it is not parked (any more), or not there.
     *
     * @param overNewer also when it stands beside its lane, which has applied something newer; false without that
     */
    public boolean replay(Engineer by, JournalNumber number, boolean overNewer) {
        Instant now = unit.clock().instant();
        return parked(by, number, "replay", () -> {
            if (overNewer) {
                desk.replayOverNewer(number, by.name(), now);
            } else {
                desk.replay(number, by.name(), now);
            }
        });
    }

    /** Sets a parked message aside for good; its lane goes on. False as {@link #replay}. */
    public boolean skip(Engineer by, JournalNumber number, String reason) {
        return parked(
                by,
                number,
                "skip",
                () -> desk.skip(number, by.name(), reason, unit.clock().instant()));
    }

    /** Lets later messages of other visits go on before a parked one. False as {@link #replay}. */
    public boolean release(Engineer by, JournalNumber number) {
        return parked(
                by,
                number,
                "release",
                () -> desk.releaseOtherVisits(number, by.name(), unit.clock().instant()));
    }

    /**
     * What an edited text would change; nothing is stored or sent. What changes is told unmasked, so it is on record like
     * {@link #reveal}, before this answers. Empty when the message is not parked, overtaken, or not there.
     */
    public Optional<Trial> tryOut(Engineer by, JournalNumber number, String text, String reason) {
        return files.find(by.scope(), number).filter(DeskWork::isToCorrect).map(detail -> {
            opened(by, detail, reason);
            Original original = files.original(by.scope(), number).orElseThrow();
            List<String> before = text(original).orElse("").lines().toList();
            Workbench.Tried old = bench.tryOut(detail, original.content());
            Workbench.Tried now = tried(detail, original, text);
            return new Trial(
                    now, LineChange.between(before, text.lines().toList()), LineChange.between(lines(old), lines(now)));
        });
    }

    private Workbench.Tried tried(MessageDetail detail, Original original, String text) {
        try {
            return bench.tryCorrection(detail, bench.bytes(text, original.charset()));
        } catch (IllegalArgumentException noSuchLetter) {
            return new Workbench.Tried.Puzzling(
                    "the character set of the message has no code for a character of the text");
        }
    }

    private static List<String> lines(Workbench.Tried tried) {
        return tried.match(Workbench.Tried.Converted::lines, puzzling -> List.of());
    }

    /** What would happen: the verdict, the text's changed lines and the result's. */
    public record Trial(Workbench.Tried verdict, List<LineChange> text, List<LineChange> result) {
        public Trial {
            text = List.copyOf(text);
            result = List.copyOf(result);
        }

        /** Whether it may be sent. */
        public boolean isGood() {
            return verdict.match(converted -> true, puzzling -> false);
        }

        /** Without the content. */
        @Override
        public String toString() {
            return "Trial[" + verdict + "]";
        }
    }

    /**
     * Puts the edited text in the parked message's place, as a journal row of its own. Tried again first: what would be parked
     * is not sent. Empty when it is not parked (any more), not there, or not good.
     */
    public Optional<JournalNumber> fix(Engineer by, JournalNumber number, String text, String reason) {
        Optional<MessageDetail> detail = files.find(by.scope(), number).filter(DeskWork::isToCorrect);
        if (detail.isEmpty() || text.length() > TEXT_MAX) {
            return Optional.empty();
        }
        Original original = files.original(by.scope(), number).orElseThrow();
        return tried(detail.get(), original, text)
                .match(
                        good -> sent(
                                by,
                                number,
                                new Desk.Correction(
                                        bench.bytes(text, original.charset()),
                                        good.mrn(),
                                        good.priorMrn(),
                                        good.visit(),
                                        reason)),
                        puzzling -> Optional.empty());
    }

    private Optional<JournalNumber> sent(Engineer by, JournalNumber number, Desk.Correction correction) {
        try {
            return Optional.of(unit.work().inOne(() -> {
                record.did(by, "fix", target(number));
                return desk.fix(number, correction, by.name(), unit.clock().instant());
            }));
        } catch (IllegalStateException notParkedAnyMore) {
            return Optional.empty();
        }
    }

    private boolean parked(Engineer by, JournalNumber number, String deed, Runnable work) {
        if (files.find(by.scope(), number).filter(DeskWork::isParked).isEmpty()) {
            return false;
        }
        try {
            unit.work().inOne(() -> {
                record.did(by, deed, target(number));
                work.run();
            });
            return true;
        } catch (IllegalStateException notParkedAnyMore) {
            return false;
        }
    }

    private static boolean isParked(MessageDetail detail) {
        return detail.line().state() == MessageState.PARKED;
    }

    /** A correction takes its place: none behind which newer things were applied. */
    private static boolean isToCorrect(MessageDetail detail) {
        return isParked(detail)
                && detail.turn().filter(MessageDetail.Turn::overtaken).isEmpty();
    }

    static String target(JournalNumber number) {
        return "message/" + number.value();
    }
}
