package vn.hamrong.exchange.routes;

import java.util.Optional;

/**
 * What the frames of a connection gave: a whole frame's content, or the beginning of something that is no frame. After a
 * fault nothing more is read from the connection.
 *
 * @param content between the frame's start and end; of a fault at most {@value MllpFrames#EVIDENCE} bytes
 */
public record Framed(byte[] content, Optional<FramingFault> fault) {

    static Framed whole(byte[] content) {
        return new Framed(content, Optional.empty());
    }

    static Framed faulty(byte[] evidence, FramingFault fault) {
        return new Framed(evidence, Optional.of(fault));
    }

    /** Without the content. */
    @Override
    public String toString() {
        return "Framed[" + content.length + " bytes"
                + fault.map(why -> ", " + why).orElse("") + "]";
    }
}
