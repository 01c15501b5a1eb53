package vn.hamrong.exchange.routes.dossier;

import vn.hamrong.exchange.Hospital;

/**
 * A file as it came in.
 *
 * @param hospital who sent it, as its login or its folder says; what the file claims is compared with it
 * @param channel the door, as in {@code portal}
 * @param controlId by which the same file sent again is known
 */
public record Submitted(Hospital hospital, String channel, String controlId, byte[] content) {

    @Override
    public String toString() {
        return "Submitted[" + hospital.code() + " " + channel + ", " + content.length + " bytes]";
    }
}
