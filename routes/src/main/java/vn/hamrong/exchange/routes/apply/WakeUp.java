package vn.hamrong.exchange.routes.apply;

import vn.hamrong.exchange.Lane;
import vn.hamrong.shared.JournalNumber;

/**
 * Says that a message waits. Carries no content: the journal is the truth, so a lost wake-up costs a second, no message.
 *
 * @param lane by which a broker would partition
 */
public record WakeUp(JournalNumber number, Lane lane) {}
