package vn.hamrong.exchange.fhir;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;

/** Fields that repeat, into elements that repeat. */
final class Lists {
    private Lists() {}

    /** Every repetition of a coded field. */
    static void concepts(Line line, int field, String to, Consumer<CodeableConcept> add) {
        line.all(field).forEach(cwe -> Codes.concept(cwe, to).ifPresent(add));
    }

    /**
     * Every telephone number and address of a field.
     *
     * @param to the element, as in {@code RelatedPerson.telecom}
     * @param there what the element holds so far
     */
    static void telecoms(Line line, int field, String to, Supplier<List<ContactPoint>> there) {
        for (Datum xtn : line.all(field)) {
            Telecoms.all(xtn, to, there.get());
        }
    }

    /** Every repetition, each with the path of its place in the list. */
    static <T extends Base> List<T> each(
            Line line, int field, String to, List<T> there, BiFunction<Datum, String, T> read) {
        for (Datum datum : line.all(field)) {
            T value = read.apply(datum, to + "[" + there.size() + "]");
            if (!value.isEmpty()) {
                there.add(value);
            }
        }
        return there;
    }
}
