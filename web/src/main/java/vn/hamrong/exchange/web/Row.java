package vn.hamrong.exchange.web;

import vn.hamrong.exchange.desk.MessageLine;
import vn.hamrong.shared.Facilities;

/** A message as a line of a list. */
public record Row(
        long number,
        String type,
        String controlId,
        String hospital,
        String state,
        Cause cause,
        String clock,
        String day) {

    static Row of(MessageLine line, Facilities facilities) {
        return new Row(
                line.number().value(),
                line.type(),
                line.controlId(),
                facilities.name(line.hospital()),
                line.state().name(),
                Cause.of(line.reason()),
                Moments.clock(line.receivedAt()),
                Moments.day(line.receivedAt()));
    }

    /** How its state looks. */
    public String look() {
        return switch (state) {
            case "APPLIED" -> "ok";
            case "PARKED" -> "warn";
            case "REFUSED" -> "bad";
            default -> "";
        };
    }

    /** Whether its words stand in the list: a message that was applied has none. */
    public boolean needsWords() {
        return !cause.isNone() && !state.equals("APPLIED");
    }
}
