package vn.hamrong.exchange.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.desk.MessageDetail;
import vn.hamrong.exchange.desk.MessageLine;

/**
 * One step of a message's way, as far as the journal tells.
 *
 * @param name words are {@code step.<name>}
 * @param look {@code ok}, {@code bad}, {@code now} or {@code ahead}
 * @param note words are {@code step.note.<note>}, with {@code about} in them
 * @param clock when it happened, empty when it did not or nobody knows
 */
public record Step(String name, String look, String note, String about, String clock) {
    private static final String OK = "ok";
    private static final String BAD = "bad";
    private static final String NOW = "now";
    private static final String AHEAD = "ahead";

    /** Reasons that say the reading went wrong, not the storing. */
    private static final Set<String> OF_READING =
            Set.of("no-prior-number", "no-patient-number", "nothing-to-keep", "malformed", "our-fault");

    static List<Step> of(MessageDetail detail) {
        MessageLine line = detail.line();
        Cause cause = Cause.of(line.reason());
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("received", OK, "channel", line.channel(), Moments.clock(line.receivedAt())));
        steps.add(answered(detail, cause));
        if (detail.refusal().isEmpty()) {
            steps.add(inLine(detail));
            steps.add(read(line, cause));
            steps.add(stored(line, cause));
        }
        return steps;
    }

    private static Step answered(MessageDetail detail, Cause cause) {
        if (detail.links().replaces().isPresent()) {
            return new Step("corrected", OK, "by-hand", "", "");
        }
        boolean refused = detail.refusal().isPresent() || cause.key().equals("control-id-again");
        return new Step("answered", refused ? BAD : OK, refused ? "refused" : "accepted", "", "");
    }

    private static Step inLine(MessageDetail detail) {
        MessageLine line = detail.line();
        boolean waits = line.state() == MessageState.WAITING;
        int attempts = detail.turn().map(MessageDetail.Turn::attempts).orElse(0);
        String note = waits ? attempts > 0 ? "again" : "waits" : "had-turn";
        return new Step("in-line", waits ? NOW : OK, note, String.valueOf(attempts), "");
    }

    private static Step read(MessageLine line, Cause cause) {
        return switch (line.state()) {
            case APPLIED -> new Step("read", OK, "read", "", "");
            case PARKED ->
                OF_READING.contains(cause.key())
                        ? new Step("read", BAD, "not-read", "", Moments.clock(line.since()))
                        : new Step("read", AHEAD, "not-yet", "", "");
            case WAITING, REFUSED -> new Step("read", AHEAD, "not-yet", "", "");
        };
    }

    private static Step stored(MessageLine line, Cause cause) {
        if (line.state() == MessageState.APPLIED) {
            return new Step("stored", OK, "stored", "", Moments.clock(line.since()));
        }
        boolean failed = line.state() == MessageState.PARKED && cause.key().equals("not-applied");
        return new Step(
                "stored",
                failed ? BAD : AHEAD,
                failed ? "not-stored" : "not-yet",
                "",
                failed ? Moments.clock(line.since()) : "");
    }
}
