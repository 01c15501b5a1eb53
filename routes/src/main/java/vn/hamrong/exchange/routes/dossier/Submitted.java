package vn.hamrong.exchange.routes.dossier;

import java.time.Instant;
import java.util.Optional;
import vn.hamrong.exchange.Hospital;

/**
 * A file as it came in.
 *
 * @param hospital who sent it, as its login or its folder says; what the file claims is compared with it
 * @param channel the door, as in {@code portal}
 * @param controlId by which the same file sent again is known
 * @param writtenAt when it was written, if it is known by what is in it: see {@link vn.hamrong.exchange.NewMessage#writtenAt}
 */
public record Submitted(
        Hospital hospital, String channel, String controlId, byte[] content, Optional<Instant> writtenAt) {

    /** Known by an id that the sender gave to this file and no other. */
    public Submitted(Hospital hospital, String channel, String controlId, byte[] content) {
        this(hospital, channel, controlId, content, Optional.empty());
    }

    @Override
    public String toString() {
        return "Submitted[" + hospital.code() + " " + channel + ", " + content.length + " bytes]";
    }
}
