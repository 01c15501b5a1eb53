package vn.hamrong.exchange.routes.apply;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.Lanes;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** One group, no merges: what waits, and what became of it in words. */
final class InMemoryLanes implements Lanes {
    private static final FacilityCode HOSPITAL = new FacilityCode("38901");

    final List<WaitingMessage> waiting = new ArrayList<>();
    final Set<Lane> parked = new HashSet<>();
    final List<String> story = new ArrayList<>();

    void add(long number, String mrn) {
        waiting.add(message(number, mrn, 0));
    }

    private static WaitingMessage message(long number, String mrn, int attempts) {
        return new WaitingMessage(
                new JournalNumber(number),
                HOSPITAL,
                "mllp",
                "ADT^A01",
                "PID|1||038190000001".getBytes(StandardCharsets.UTF_8),
                "UTF-8",
                Instant.EPOCH,
                new Lane(HOSPITAL, mrn),
                Optional.empty(),
                attempts);
    }

    @Override
    public List<WaitingMessage> heads(int group, int groups, int max, Instant now) {
        Set<Lane> taken = new HashSet<>(parked);
        return waiting.stream()
                .filter(message -> taken.add(message.lane()))
                .limit(max)
                .toList();
    }

    @Override
    public void applied(WaitingMessage message, ConversionReceipt receipt, Instant at) {
        waiting.remove(message);
        story.add("applied " + message.number());
    }

    @Override
    public void retry(WaitingMessage message, Instant next, String reason) {
        int at = waiting.indexOf(message);
        waiting.set(at, message(message.number().value(), message.lane().mrn(), message.attempts() + 1));
        story.add("retry " + message.number());
    }

    @Override
    public void park(WaitingMessage message, Instant at, String reason) {
        waiting.remove(message);
        parked.add(message.lane());
        story.add("parked " + message.number() + ": " + reason);
    }

    @Override
    public long waiting() {
        return waiting.size();
    }
}
