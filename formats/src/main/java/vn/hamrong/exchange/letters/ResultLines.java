package vn.hamrong.exchange.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;

/** OBX and the NTE below it (HL7 v2.5.1 §7.4.2). */
final class ResultLines {
    /** Table 0085. */
    private static final Map<ObservationStatus, String> STATES = Map.of(
            ObservationStatus.FINAL, "F",
            ObservationStatus.CORRECTED, "C",
            ObservationStatus.AMENDED, "C",
            ObservationStatus.ENTEREDINERROR, "W",
            ObservationStatus.PRELIMINARY, "P",
            ObservationStatus.REGISTERED, "I",
            ObservationStatus.CANCELLED, "X");

    private final Moments moments;
    private final ResultValues values;

    ResultLines(Moments moments, ResultValues values) {
        this.moments = moments;
        this.values = values;
    }

    /** One that says nothing only stood for a file, which is written by itself. */
    static boolean says(Observation observation) {
        return observation.hasValue() || observation.hasComponent() || observation.hasDataAbsentReason();
    }

    List<SegmentText> of(Observation observation, int nth) {
        List<SegmentText> lines = new ArrayList<>();
        lines.add(obx(observation, nth));
        int note = 1;
        for (Annotation one : observation.getNote()) {
            lines.add(OrderLines.note(one, note++));
        }
        return lines;
    }

    private SegmentText obx(Observation observation, int nth) {
        ResultValues.Field value = values.of(observation);
        return new SegmentText("OBX")
                .set(1, nth)
                .set(2, value.type())
                .set(3, Coded.concept(observation.getCode()))
                .set(5, value.escaped())
                .set(6, value.unit().map(ResultLines::unit).orElse(""))
                .set(7, observation.hasReferenceRange() ? range(observation) : "")
                .set(
                        8,
                        Escaped.repetitions(observation.getInterpretation().stream()
                                .map(ResultLines::flag)
                                .distinct()
                                .toList()))
                .set(11, state(observation))
                .set(14, moments.start(observation.getEffective()));
    }

    private static String unit(Quantity quantity) {
        String unit = quantity.hasUnit() ? quantity.getUnit() : quantity.getCode();
        if (!quantity.hasCode()) {
            return Escaped.texts(unit);
        }
        boolean ucum = "http://unitsofmeasure.org".equals(quantity.getSystem());
        return Escaped.texts(quantity.getCode(), unit, ucum ? "UCUM" : "");
    }

    private static String range(Observation observation) {
        return Escaped.text(
                Optional.ofNullable(observation.getReferenceRangeFirstRep().getText())
                        .orElse(""));
    }

    /** OBX-8 of one interpretation. */
    static String flag(CodeableConcept interpretation) {
        return interpretation.getCoding().stream()
                .filter(Coding::hasCode)
                .map(coding -> Escaped.text(coding.getCode()))
                .findFirst()
                .orElseGet(() -> Escaped.text(Coded.words(interpretation)));
    }

    /** OBX-11. */
    static String state(Observation observation) {
        return Optional.ofNullable(STATES.get(observation.getStatus()))
                .orElseThrow(() -> new Unsayable("an observation has a state that HL7 v2 cannot say"));
    }

    /** A file that came with the report. */
    SegmentText file(Attachment file, int nth) {
        return new SegmentText("OBX")
                .set(1, nth)
                .set(2, "ED")
                .set(3, Escaped.texts("PDF", file.hasTitle() ? file.getTitle() : "file"))
                .set(5, ResultValues.file(file))
                .set(11, "F");
    }
}
