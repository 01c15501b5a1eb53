package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;

/** RXC → an ingredient of the drug above it. */
final class Ingredients {
    private Ingredients() {}

    static void map(Line rxc, Draft draft) {
        rxc.above(DomainResource.class).ifPresent(owner -> {
            Medication drug = Drugs.in(owner);
            if (drug.hasId() && rxc.field(2).isPresent()) {
                rxc.became(owner);
                add(rxc, drug);
            }
        });
    }

    private static void add(Line rxc, Medication drug) {
        MedicationIngredientComponent ingredient = drug.addIngredient();
        Codes.concept(rxc.field(2), "Medication.ingredient[0].item").ifPresent(ingredient::setItem);
        ingredient.setIsActive(!rxc.field(1).peek().equals("B"));
        Quantities.nm(rxc.field(3), rxc.field(4), "Medication.ingredient[0].strength.numerator")
                .ifPresent(amount ->
                        ingredient.setStrength(new Ratio().setNumerator(amount).setDenominator(new Quantity(1))));
    }
}
