package vn.hamrong.exchange.letters;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Values of observations and files, made comparable. Numbers keep their zeros at the end: they tell how exact one was. */
final class FactValues {
    private FactValues() {}

    static String of(Observation observation, Moments moments) {
        if (observation.hasComponent()) {
            return observation.getComponent().stream()
                    .map(component -> of(component.getValue(), moments))
                    .collect(Collectors.joining("~"));
        }
        return of(observation.getValue(), moments);
    }

    private static String of(@Nullable Type value, Moments moments) {
        if (value == null) {
            return "";
        } else if (value instanceof Quantity quantity) {
            return quantity(quantity);
        } else if (value instanceof CodeableConcept concept) {
            return Facts.code(concept);
        } else if (value instanceof DateTimeType time) {
            return moments.of(time);
        } else if (value instanceof Period period) {
            return moments.start(period) + "-" + moments.end(period);
        } else if (value instanceof Range range) {
            return quantity(range.getLow()) + "-" + quantity(range.getHigh());
        } else if (value instanceof Ratio ratio) {
            return quantity(ratio.getNumerator()) + ":" + quantity(ratio.getDenominator());
        }
        return String.valueOf(value.primitiveValue());
    }

    private static String quantity(Quantity quantity) {
        String unit = quantity.hasUnit() ? quantity.getUnit() : quantity.hasCode() ? quantity.getCode() : "";
        String sign = quantity.hasComparator() ? quantity.getComparator().toCode() : "";
        return sign + quantity.getValue().toPlainString() + " " + unit;
    }

    static String file(Attachment file) {
        return DocumentLines.isText(file) ? DocumentLines.text(file) : hash(file.getData());
    }

    /** SHA-256 in 64 hexadecimal digits. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
