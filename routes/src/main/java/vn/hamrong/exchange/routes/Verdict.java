package vn.hamrong.exchange.routes;

import java.util.Optional;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.hl7.Header;

/**
 * What is to be done about an arrival, before anything is done.
 *
 * @param header what the answer is built from
 * @param code AA unless there is a refusal
 * @param keep what the journal is to keep; empty: nothing, answer at once
 * @param last whether the connection is closed afterwards
 * @param conflictAnswer the hospital's policy for a control id that comes back with other content
 */
record Verdict(
        Header header,
        Acknowledgment code,
        Optional<Refusal> refusal,
        Optional<NewMessage> keep,
        boolean last,
        Acknowledgment conflictAnswer) {}
