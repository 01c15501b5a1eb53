package vn.hamrong.exchange.web;

import java.util.UUID;
import java.util.regex.Pattern;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.OutboxBook.Line;

/**
 * An item of the outbox as a line of a list.
 *
 * @param cause why it stands still; without the receiver's own words, which may name a patient
 */
public record DeliveryRow(
        UUID id,
        String kind,
        String sender,
        String state,
        int attempts,
        Cause cause,
        String clock,
        String day,
        String next,
        String settled) {

    private static final Pattern ANSWERED = Pattern.compile("(the receiver answered [A-Z]{2}): .*", Pattern.DOTALL);

    static DeliveryRow of(Line line, Facilities facilities) {
        return new DeliveryRow(
                line.id(),
                line.kind(),
                facilities.name(line.facility()),
                line.standing().name(),
                line.attempts(),
                Cause.of(ANSWERED.matcher(line.reason()).replaceFirst("$1")),
                Moments.clock(line.addedAt()),
                Moments.day(line.addedAt()),
                line.next().map(Moments::full).orElse(""),
                line.settledAt().map(Moments::full).orElse(""));
    }

    /** How its state looks. */
    public String look() {
        return switch (state) {
            case "DELIVERED" -> "ok";
            case "PARKED" -> "warn";
            case "SKIPPED" -> "plain";
            default -> "";
        };
    }

    /** A short name for people to tell it by. */
    public String shortId() {
        return id.toString().substring(0, 8);
    }
}
