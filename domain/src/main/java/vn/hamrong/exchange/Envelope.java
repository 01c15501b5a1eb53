package vn.hamrong.exchange;

import java.util.Optional;

/**
 * What the journal needs to know of an HL7 v2 message before anybody understands it.
 *
 * @param sendingApplication MSH-3 as sent
 * @param sendingFacility MSH-4 as sent
 * @param controlId MSH-10; never empty in a message that is accepted
 * @param type MSH-9.1 and 9.2, as in {@code ADT^A01}
 * @param mrn PID-3 (the hospital's own number), empty when there is none
 * @param priorMrn MRG-1 of a merge, empty otherwise
 * @param visit PV1-19, the visit it tells of; empty when it names none
 */
public record Envelope(
        String sendingApplication,
        String sendingFacility,
        String controlId,
        String type,
        String mrn,
        Optional<String> priorMrn,
        Optional<String> visit) {

    /** Without the numbers, which are personal. */
    @Override
    public String toString() {
        return "Envelope[" + type + "]";
    }
}
