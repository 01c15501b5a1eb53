package vn.hamrong.exchange.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.hl7.Hl7Message;
import vn.hamrong.exchange.hl7.MalformedHl7;

/**
 * HL7 v2 → FHIR R4. Pure: no clock, no randomness, nothing kept between calls; safe for any number of threads. About a
 * millisecond or less a message, in time linear in its size.
 */
public final class Hl7ToFhir {
    private Hl7ToFhir() {}

    /** Converts the text of one message; a text that is none is refused. */
    public static Conversion convert(String text, Sender sender) {
        try {
            return convert(Hl7Message.parse(text), sender);
        } catch (MalformedHl7 malformed) {
            return new Conversion.Refused(String.valueOf(malformed.getMessage()));
        }
    }

    /** Converts the message; one that says nothing of anybody becomes its MessageHeader alone. */
    public static Conversion convert(Hl7Message message, Sender sender) {
        Tally tally = new Tally(message.leaves(), sender);
        Draft draft = new Draft(sender, message);
        List<Line> lines = Groupings.of(message.type(), message.event()).lines(message, tally);
        // Patients first: lines before PID (as in SIU) speak of them too.
        // What only adds to others comes last: it may stand before them (TQ1, NTE and PRT between ORC and OBR).
        for (int turn = 0; turn < 3; turn++) {
            for (Line line : lines) {
                if (turn(line) == turn) {
                    map(line, draft);
                }
            }
        }
        Bundle bundle = draft.bundle();
        ConversionReceipt receipt = new Leftovers(tally).settle(lines, header(lines));
        return new Conversion.Converted(bundle, receipt, draft.merge());
    }

    private static int turn(Line line) {
        return switch (line.name()) {
            case "PID" -> 0;
            case "TQ1", "NTE", "PRT", "RXR", "RXC" -> 2;
            default -> 1;
        };
    }

    private static void map(Line line, Draft draft) {
        SegmentMaps.of(line.name()).map(line, draft);
    }

    private static Optional<DomainResource> header(List<Line> lines) {
        return lines.get(0).resource();
    }
}
