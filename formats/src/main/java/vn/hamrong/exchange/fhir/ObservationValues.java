package vn.hamrong.exchange.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;

/** OBX-5, whose type OBX-2 names. What does not fit its type is kept as text, never dropped. */
final class ObservationValues {
    private static final String TO = "Observation.value";

    private ObservationValues() {}

    static void map(Line obx, Observation observation, Draft draft) {
        String type = obx.field(2).peek();
        List<Datum> values = obx.all(5);
        if (type.equals("ED") || type.equals("RP")) {
            values.forEach(value -> attachment(value, type, obx, observation, draft));
        } else if (isText(type)) {
            text(values).ifPresent(observation::setValue);
        } else {
            typed(values, type, obx, observation);
        }
    }

    private static boolean isText(String type) {
        return type.equals("TX") || type.equals("FT") || type.equals("ST");
    }

    /** Repetitions of text are its lines. */
    private static Optional<StringType> text(List<Datum> values) {
        String text = values.stream().map(ObservationValues::said).collect(Collectors.joining("\n"));
        if (!Texts.fits(text)) {
            return Optional.empty();
        }
        values.forEach(value -> value.takeAll("Observation.valueString"));
        return Optional.of(new StringType(text));
    }

    /** One value is the value; several are components of the same code, and then there is none beside them. */
    private static void typed(List<Datum> values, String type, Line obx, Observation observation) {
        for (Datum value : values) {
            Optional<? extends Type> known = value(value, type, obx.field(6));
            Type typed = known.isPresent() ? known.get() : text(List.of(value)).orElse(null);
            if (typed != null && values.size() == 1) {
                observation.setValue(typed);
            } else if (typed != null) {
                observation.addComponent().setCode(observation.getCode().copy()).setValue(typed);
            }
        }
    }

    private static Optional<? extends Type> value(Datum value, String type, Datum unit) {
        return switch (type) {
            case "NM" -> Quantities.nm(value, unit, TO + "Quantity");
            case "SN" -> Quantities.sn(value, unit, TO);
            case "CQ" -> Quantities.cq(value, TO + "Quantity");
            case "NR" -> Quantities.range(value.part(1), value.part(2), unit, TO + "Range");
            case "CE", "CWE", "CNE", "CF", "ID", "IS" -> Codes.concept(value, TO + "CodeableConcept");
            case "DT", "TS", "DTM" -> Times.dateTime(value, TO + "DateTime");
            case "DR" -> Times.range(value, TO + "Period");
            case "TM" -> time(value);
            default -> Optional.empty();
        };
    }

    private static Optional<TimeType> time(Datum value) {
        String text = value.peek();
        boolean digits = text.matches("([01][0-9]|2[0-3])[0-5][0-9]([0-5][0-9])?");
        if (!digits) {
            return Optional.empty();
        }
        value.take(TO + "Time");
        String seconds = text.length() == 6 ? text.substring(4) : "00";
        return Optional.of(new TimeType(text.substring(0, 2) + ":" + text.substring(2, 4) + ":" + seconds));
    }

    /** All leaves of a value in one text. */
    static String said(Datum value) {
        List<String> parts = new ArrayList<>();
        value.value().leaves(leaf -> parts.add(leaf.text()));
        return String.join(" ", parts);
    }

    /** A file belongs to the report's own form; without a report it is a document that the observation comes from. */
    private static void attachment(Datum value, String type, Line obx, Observation observation, Draft draft) {
        Optional<Attachment> file = Attachments.of(value, type, "presentedForm");
        file.ifPresent(known -> {
            known.setTitle(
                    observation.getCode().hasText() ? observation.getCode().getText() : null);
            Optional<DiagnosticReport> report = obx.above(DiagnosticReport.class);
            if (report.isPresent()) {
                report.get().addPresentedForm(known);
            } else {
                observation.addDerivedFrom(Documents.of(known, obx, observation, draft));
            }
        });
    }
}
