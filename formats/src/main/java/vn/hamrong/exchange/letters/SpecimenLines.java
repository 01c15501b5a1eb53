package vn.hamrong.exchange.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Specimen;

/** SPM (HL7 v2.5.1 §7.4.3); before 2.5 the specimen stands in OBR-15, which has room for one. */
final class SpecimenLines {
    private final Moments moments;
    private final boolean old;

    /** @param old before 2.5 */
    SpecimenLines(Moments moments, boolean old) {
        this.moments = moments;
        this.old = old;
    }

    /** The specimens of a report of which it is known what they are. */
    static Stream<Specimen> of(DiagnosticReport report, Payload payload) {
        return payload.targets(report.getSpecimen(), Specimen.class)
                .distinct()
                .filter(specimen -> !Coded.concept(specimen.getType()).isEmpty());
    }

    /** OBR-15, before 2.5; its components are one level down. */
    String source(DiagnosticReport report, Payload payload) {
        List<Specimen> all = old ? of(report, payload).toList() : List.of();
        if (all.size() > 1) {
            throw new Unsayable("a report has several specimens, and HL7 before 2.5 has room for one");
        }
        return all.isEmpty() ? "" : Coded.concept(all.get(0).getType()).replace('^', '&');
    }

    /** One SPM for each, from 2.5 on. */
    List<SegmentText> lines(DiagnosticReport report, Payload payload) {
        List<SegmentText> lines = new ArrayList<>();
        for (Specimen specimen : old ? List.<Specimen>of() : of(report, payload).toList()) {
            lines.add(new SegmentText("SPM")
                    .set(1, lines.size() + 1)
                    .set(2, Escaped.parts(number(specimen, "PLAC"), number(specimen, "FILL")))
                    .set(4, Coded.concept(specimen.getType()))
                    .set(8, Coded.concept(specimen.getCollection().getBodySite()))
                    .set(17, moments.start(specimen.getCollection().getCollected()))
                    .set(18, moments.of(specimen.getReceivedTimeElement())));
        }
        return lines;
    }

    private static String number(Specimen specimen, String type) {
        return OrderLines.typed(specimen.getIdentifier(), type)
                .map(Identifier::getValue)
                .map(Escaped::text)
                .orElse("");
    }
}
