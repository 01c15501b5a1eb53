package vn.hamrong.simulators;

import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.shared.FacilityCode;

/**
 * One message of a day, ready to be sent.
 *
 * @param name what it is, for people, as in {@code 38901 #17 admission}
 * @param connection the name of the hospital's connection it goes by
 * @param content the bytes, without the MLLP frame
 * @param controlId MSH-10; empty when the message has none
 * @param expected what the hub must answer
 */
public record Scripted(
        String name,
        FacilityCode hospital,
        String connection,
        byte[] content,
        String controlId,
        Acknowledgment expected) {

    @Override
    public String toString() {
        return "Scripted[" + name + ", " + content.length + " bytes]";
    }
}
