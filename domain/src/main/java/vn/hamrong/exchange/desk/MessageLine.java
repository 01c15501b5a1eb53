package vn.hamrong.exchange.desk;

import java.time.Instant;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/**
 * A message as a list shows it: nothing of its content, nobody's number.
 *
 * @param reason why it is parked, refused or being retried; empty otherwise
 * @param since when it came into its state
 */
public record MessageLine(
        JournalNumber number,
        FacilityCode hospital,
        String channel,
        String type,
        String controlId,
        MessageState state,
        String reason,
        Instant receivedAt,
        Instant since) {}
