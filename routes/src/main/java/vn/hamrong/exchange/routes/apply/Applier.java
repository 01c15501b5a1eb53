package vn.hamrong.exchange.routes.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.Lanes;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.exchange.desk.MessageKeys;
import vn.hamrong.exchange.desk.MessageKeys.Said;
import vn.hamrong.exchange.hl7.PatientWords;
import vn.hamrong.shared.UnitOfWork;

/**
 * Makes waiting messages part of the record: several of different patients in one transaction, one by one when that
 * fails, with a bounded number of attempts, after which the message is parked and only its own lane stands still.
 */
public final class Applier {
    private static final Logger LOG = LoggerFactory.getLogger(Applier.class);
    /**
     * Workers that begin at once in an empty record all make the same people and places (who orders, which ward): of those
     * that meet, one commits, and the others find its row when they run again. Each may meet every other one, not only once.
     */
    private static final int MEETINGS_MAX = 4;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final Lanes lanes;
    private final Reader reader;
    private final RecordWriter writer;
    private final UnitOfWork unit;
    private final MessageKeys keys;
    private final Rules rules;
    private final Clock clock;

    /** Applies by these rules. */
    public Applier(Work work, Reader reader, RecordWriter writer, Rules rules, Clock clock) {
        this.lanes = work.lanes();
        this.unit = work.unit();
        this.keys = work.keys();
        this.reader = reader;
        this.writer = writer;
        this.rules = rules;
        this.clock = clock;
    }

    /** Where the work is found, its transaction, and by which words a parked message is found again. */
    public record Work(Lanes lanes, UnitOfWork unit, MessageKeys keys) {}

    /**
     * How hard to try.
     *
     * @param groups how many lane groups there are
     * @param batch messages in one transaction at most
     * @param attempts before a message is parked
     * @param faults which failures are not the message's
     */
    public record Rules(int groups, int batch, int attempts, Faults faults) {}

    /**
     * Failures that are no message's fault.
     *
     * @param outage the database is out of reach: costs no attempt
     * @param collision two units of work met, as two workers at one new place: the batch may run again
     */
    public record Faults(Predicate<RuntimeException> outage, Predicate<RuntimeException> collision) {}

    /**
     * Takes one batch of the group's heads and settles every one of them.
     *
     * @return how many were taken; 0 when none waits
     * @throws RuntimeException when the database is out of reach: nothing was settled, ask again later
     */
    public int applyNext(int group) {
        List<WaitingMessage> heads = lanes.heads(group, rules.groups(), rules.batch(), clock.instant());
        List<RecordWriter.Item> understood = readAll(heads);
        if (!understood.isEmpty()) {
            applyTogether(understood, 0);
        }
        return heads.size();
    }

    private List<RecordWriter.Item> readAll(List<WaitingMessage> messages) {
        List<RecordWriter.Item> understood = new ArrayList<>();
        for (WaitingMessage message : messages) {
            read(message)
                    .match(
                            reading -> understood.add(new RecordWriter.Item(message, reading)),
                            puzzling -> park(message, puzzling.reason()));
        }
        return understood;
    }

    /** A converter that fails is our fault, but the message must not stop the others: it waits for the repaired one. */
    private Reading read(WaitingMessage message) {
        try {
            return reader.read(message);
        } catch (RuntimeException e) {
            return new Reading.Puzzling("the conversion failed: " + Failure.words(e));
        }
    }

    private void applyTogether(List<RecordWriter.Item> items, int met) {
        try {
            write(items);
        } catch (RuntimeException e) {
            refuseOutage(e);
            if (met < MEETINGS_MAX && rules.faults().collision().test(e)) {
                // Read again: the failed transaction may have changed the bundles.
                List<RecordWriter.Item> again =
                        readAll(items.stream().map(RecordWriter.Item::message).toList());
                applyTogether(again, met + 1);
                return;
            }
            LOG.info("batch of {} falls back to singles: {}", items.size(), Failure.words(e));
            LOG.debug("why, with its values: not for live data", e);
            items.forEach(item -> applyAlone(item.message()));
        }
    }

    /** Reads again: the failed transaction may have changed the bundle under way. */
    private void applyAlone(WaitingMessage message) {
        read(message)
                .match(
                        reading -> tryAlone(new RecordWriter.Item(message, reading)),
                        puzzling -> park(message, puzzling.reason()));
    }

    private boolean tryAlone(RecordWriter.Item item) {
        try {
            write(List.of(item));
        } catch (RuntimeException e) {
            refuseOutage(e);
            failed(item.message(), e);
        }
        return true;
    }

    private void write(List<RecordWriter.Item> items) {
        unit.inOne(() -> writer.write(items.get(0).message().hospital(), items));
        items.forEach(item -> LOG.debug("applied {}", item.message().number()));
    }

    private void refuseOutage(RuntimeException e) {
        if (rules.faults().outage().test(e)) {
            throw e;
        }
    }

    private void failed(WaitingMessage message, RuntimeException e) {
        String words = Failure.words(e);
        if (message.attempts() + 1 >= rules.attempts()) {
            park(message, "could not be applied after " + rules.attempts() + " attempts: " + words);
            return;
        }
        Instant next = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << message.attempts()));
        unit.inOne(() -> lanes.retry(message, next, words));
    }

    private boolean park(WaitingMessage message, String reason) {
        unit.inOne(() -> {
            lanes.park(message, clock.instant(), reason);
            keys.add(PatientWords.in(message.content(), message.charset()).stream()
                    .map(key -> new Said(message.number(), message.lane(), key, false))
                    .toList());
        });
        LOG.warn("parked {} of {}: {}", message.number(), message.hospital(), reason);
        return true;
    }
}
