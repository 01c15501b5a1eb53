package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;

/** The drug of a prescription, a dispense or an administration: always a Medication contained in it. */
final class Drugs {
    private static final String TO = "Medication";

    private Drugs() {}

    /**
     * Which fields say what; 0 where a segment has none.
     *
     * @param code the drug
     * @param form its dosage form
     * @param strength and the field behind it, its unit
     */
    record Fields(int code, int form, int strength) {}

    static Reference of(Line line, Fields fields, DomainResource owner) {
        Medication drug = new Medication();
        Codes.concept(line.field(fields.code()), TO + ".code").ifPresent(drug::setCode);
        if (fields.form() > 0) {
            Codes.concept(line.field(fields.form()), TO + ".form").ifPresent(drug::setForm);
        }
        if (fields.strength() > 0) {
            Datum number = line.field(fields.strength());
            Datum unit = line.field(fields.strength() + 1);
            Quantities.nm(number, unit, TO + ".ingredient[0].strength.numerator")
                    .ifPresent(strength -> strength(strength, drug));
        }
        Reference reference = Contained.in(owner, drug);
        String name = name(drug.getCode());
        return name.isEmpty() ? reference : reference.setDisplay(name);
    }

    /** The contained drug of {@code owner}; a new one when it has none. */
    static Medication in(DomainResource owner) {
        return owner.getContained().stream()
                .filter(Medication.class::isInstance)
                .map(Medication.class::cast)
                .findFirst()
                .orElseGet(Medication::new);
    }

    private static void strength(Quantity numerator, Medication drug) {
        MedicationIngredientComponent ingredient = drug.addIngredient();
        ingredient.setItem(drug.hasCode() ? drug.getCode().copy() : new CodeableConcept().setText("unknown"));
        ingredient.setStrength(new Ratio().setNumerator(numerator).setDenominator(new Quantity(1)));
    }

    private static String name(CodeableConcept code) {
        if (code.hasText()) {
            return code.getText();
        }
        return code.hasCoding() && code.getCodingFirstRep().hasCode()
                ? code.getCodingFirstRep().getCode()
                : "";
    }
}
