package vn.hamrong.exchange.letters;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;

/** OBX-2, OBX-5 and the unit of OBX-6. */
final class ResultValues {
    /** Longer text, or text of several lines, is TX: some receivers hold an ST to HL7's 199 characters. */
    private static final int ST_MAX = 199;

    private static final Map<QuantityComparator, String> COMPARATORS = Map.of(
            QuantityComparator.LESS_THAN, "<",
            QuantityComparator.LESS_OR_EQUAL, "<=",
            QuantityComparator.GREATER_THAN, ">",
            QuantityComparator.GREATER_OR_EQUAL, ">=");

    private static final Map<String, String> SUBTYPES = Map.of(
            "application/pdf", "PDF",
            "image/jpeg", "JPEG",
            "image/png", "PNG",
            "text/xml", "XML",
            "text/html", "HTML",
            "text/rtf", "RTF");

    private final Moments moments;
    private final boolean old;

    /** @param old up to 2.5, whose coded and timed values are CE and TS */
    ResultValues(Moments moments, boolean old) {
        this.moments = moments;
        this.old = old;
    }

    /** What stands in the three fields. */
    record Field(String type, String escaped, Optional<Quantity> unit) {}

    Field of(Observation observation) {
        if (observation.hasComponent()) {
            return components(observation.getComponent());
        }
        return observation.hasValue() ? of(observation.getValue()) : new Field("", "", Optional.empty());
    }

    private Field components(List<ObservationComponentComponent> components) {
        List<Field> fields = components.stream()
                .filter(ObservationComponentComponent::hasValue)
                .map(component -> of(component.getValue()))
                .toList();
        if (fields.isEmpty() || fields.stream().map(Field::type).distinct().count() > 1) {
            throw new Unsayable("an observation has several values of different kinds");
        }
        return new Field(
                fields.get(0).type(),
                fields.stream().map(Field::escaped).collect(Collectors.joining("~")),
                fields.get(0).unit());
    }

    private Field of(Type value) {
        if (value instanceof Quantity quantity) {
            return quantity(quantity);
        } else if (value instanceof StringType text) {
            return text(text.getValue());
        } else if (value instanceof CodeableConcept concept) {
            return field(old ? "CE" : "CWE", Coded.concept(concept));
        } else if (value instanceof DateTimeType time) {
            return field(old ? "TS" : "DTM", moments.of(time));
        } else if (value instanceof TimeType time) {
            return field("TM", time.getValue().replace(":", ""));
        } else if (value instanceof Period period) {
            return field("DR", Escaped.parts(moments.of(period.getStartElement()), moments.of(period.getEndElement())));
        } else if (value instanceof Range range) {
            return two(range.getLow(), "-", range.getHigh());
        } else if (value instanceof Ratio ratio) {
            return two(ratio.getNumerator(), ":", ratio.getDenominator());
        }
        throw new Unsayable("an observation has a value of a kind that HL7 v2 cannot say");
    }

    private static Field quantity(Quantity quantity) {
        if (!quantity.hasValue()) {
            throw new Unsayable("an observation has a quantity without a number");
        }
        String number = quantity.getValue().toPlainString();
        return quantity.hasComparator()
                ? new Field(
                        "SN",
                        Escaped.texts(COMPARATORS.getOrDefault(quantity.getComparator(), ""), number),
                        unit(quantity))
                : new Field("NM", number, unit(quantity));
    }

    private static Field two(Quantity first, String between, Quantity second) {
        if (!first.hasValue() || !second.hasValue()) {
            throw new Unsayable("an observation has a range that is open at one end");
        }
        String both = Escaped.texts(
                "", first.getValue().toPlainString(), between, second.getValue().toPlainString());
        return new Field("SN", both, unit(first));
    }

    private static Optional<Quantity> unit(Quantity quantity) {
        return quantity.hasUnit() || quantity.hasCode() ? Optional.of(quantity) : Optional.empty();
    }

    private static Field text(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(Escaped.text(line)));
        return field(lines.size() > 1 || text.length() > ST_MAX ? "TX" : "ST", String.join("~", lines));
    }

    private static Field field(String type, String escaped) {
        return new Field(type, escaped, Optional.empty());
    }

    /** ED: application, type, subtype, encoding, data. */
    static String file(Attachment file) {
        if (!file.hasData()) {
            throw new Unsayable("a file of the report is only an address");
        }
        String type = file.hasContentType() ? file.getContentType() : "application/octet-stream";
        String subtype = SUBTYPES.getOrDefault(type, "Octet-stream");
        String main = type.startsWith("image/") ? "Image" : type.startsWith("text/") ? "TEXT" : "Application";
        return Escaped.parts("", main, subtype, "Base64", Base64.getEncoder().encodeToString(file.getData()));
    }
}
