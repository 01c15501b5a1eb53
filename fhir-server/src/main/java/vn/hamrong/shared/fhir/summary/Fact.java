package vn.hamrong.shared.fhir.summary;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** One resource of a summary in a few words. Reads elements by name: the same ones mean the same in all these types. */
record Fact(Resource resource) {
    private static final String ABSENT = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    private static final String SNOMED = "http://snomed.info/sct";

    /** No known allergy, no known drug allergy. */
    private static final Set<String> NONE_KNOWN = Set.of("716186003", "409137002");

    private static final Set<String> NOT_SO = Set.of("entered-in-error", "cancelled", "refuted", "not-done");

    private static final List<String> NAMES = List.of("code", "vaccineCode", "medication[x]");
    private static final List<String> DATES = List.of(
            "effective[x]",
            "performed[x]",
            "occurrence[x]",
            "onset[x]",
            "recordedDate",
            "authoredOn",
            "whenHandedOver",
            "whenPrepared",
            "dateAsserted",
            "issued");

    /** Whether it is still said to be true. */
    static boolean counts(Resource resource) {
        Fact fact = new Fact(resource);
        return Stream.of("status", "clinicalStatus", "verificationStatus")
                .flatMap(fact::values)
                .map(Fact::code)
                .noneMatch(NOT_SO::contains);
    }

    /** What it is about: the concept as written, else its display, else its code. */
    String name(Names referred) {
        return NAMES.stream()
                .flatMap(this::values)
                .map(value -> value instanceof Reference reference ? referred.name(reference) : words(value))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("(không ghi)");
    }

    /** How a referred resource, such as a medicine, is called; empty when it is not there. */
    @FunctionalInterface
    interface Names {
        String name(Reference reference);
    }

    /** What was found or ordered. */
    String value() {
        Stream<Base> own = Stream.of("value[x]", "conclusion", "doseQuantity", "dosage", "dosageInstruction")
                .flatMap(this::values);
        Stream<Base> parts = values("component").flatMap(part -> {
            String name = first(part, "code");
            String value = first(part, "value[x]");
            return value.isEmpty() ? Stream.empty() : Stream.of(new StringType(name + ": " + value));
        });
        return String.join(
                "; ",
                Stream.concat(own, parts)
                        .map(Fact::words)
                        .filter(words -> !words.isEmpty())
                        .toList());
    }

    private static String first(Base part, String element) {
        return of(part, element).map(Fact::words).findFirst().orElse("");
    }

    /** The state as a code. */
    String status() {
        return Stream.of("clinicalStatus", "status")
                .flatMap(this::values)
                .map(Fact::code)
                .findFirst()
                .orElse("");
    }

    /** When it happened, or was first said; empty when nothing tells. */
    Optional<BaseDateTimeType> when() {
        return DATES.stream()
                .flatMap(this::values)
                .map(value -> value instanceof Period period ? period.getStartElement() : value)
                .filter(BaseDateTimeType.class::isInstance)
                .map(BaseDateTimeType.class::cast)
                .filter(date -> date.getValue() != null)
                .findFirst();
    }

    /** Whether it says that somebody asked and there is none; not the same as nobody having said anything. */
    boolean noneKnown() {
        return codings()
                .anyMatch(coding -> (ABSENT.equals(coding.getSystem()) && !isNoInformation(coding))
                        || (SNOMED.equals(coding.getSystem()) && NONE_KNOWN.contains(coding.getCode())));
    }

    /** Whether it only says that the record holds nothing. */
    boolean noInformation() {
        return codings().anyMatch(coding -> ABSENT.equals(coding.getSystem()) && isNoInformation(coding));
    }

    private static boolean isNoInformation(Coding coding) {
        return String.valueOf(coding.getCode()).endsWith("-info");
    }

    private Stream<Coding> codings() {
        return NAMES.stream()
                .flatMap(this::values)
                .filter(CodeableConcept.class::isInstance)
                .flatMap(value -> ((CodeableConcept) value).getCoding().stream());
    }

    private Stream<Base> values(String element) {
        return of(resource, element);
    }

    private static Stream<Base> of(Base base, String element) {
        Property property = base.getChildByName(element);
        return property == null ? Stream.empty() : property.getValues().stream().filter(Objects::nonNull);
    }

    private static String code(Base value) {
        return value instanceof CodeableConcept concept
                ? String.valueOf(concept.getCodingFirstRep().getCode())
                : words(value);
    }

    static String words(Base value) {
        if (value instanceof CodeableConcept concept) {
            Coding first = concept.getCodingFirstRep();
            return Stream.of(concept.getText(), first.getDisplay(), first.getCode())
                    .filter(words -> words != null && !words.isBlank())
                    .findFirst()
                    .orElse("");
        }
        if (value instanceof Quantity quantity) {
            return quantity.hasValue() ? quantity(quantity) : "";
        }
        if (value instanceof Range range) {
            return words(range.getLow()) + "–" + words(range.getHigh());
        }
        if (value instanceof Dosage dosage) {
            return dosage.hasText() ? dosage.getText() : "";
        }
        return value instanceof PrimitiveType<?> primitive && primitive.hasValue() ? primitive.getValueAsString() : "";
    }

    private static String quantity(Quantity quantity) {
        String comparator = quantity.hasComparator() ? quantity.getComparator().toCode() : "";
        String unit = quantity.hasUnit() ? quantity.getUnit() : quantity.getCode();
        return comparator + quantity.getValue().toPlainString() + (unit == null ? "" : " " + unit);
    }
}
