package vn.hamrong.exchange.bhyt.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import vn.hamrong.exchange.fhir.Uris;

/** {@code CAN_NANG} of XML1, in kilograms → Observation, as FHIR's profile of body weight wants it. */
final class Weights {
    private Weights() {}

    /** A weight without the time of the visit, or of nothing, stays as it was sent. */
    static void map(Row sum, DossierDraft draft) {
        Optional<String> when = Moments.iso(sum.peek("NGAY_VAO"));
        Optional<BigDecimal> kilograms =
                Amounts.peek(sum, "CAN_NANG").filter(weight -> weight.signum() > 0 && when.isPresent());
        kilograms.ifPresent(weight -> {
            sum.take("CAN_NANG", "Observation.valueQuantity.value");
            enter(weight, new DateTimeType(when.orElseThrow()), draft);
        });
    }

    private static void enter(BigDecimal kilograms, DateTimeType when, DossierDraft draft) {
        Observation observation = draft.derived(Observation::new, "weight");
        observation.setStatus(ObservationStatus.FINAL);
        observation
                .addCategory()
                .addCoding(new Coding(Uris.TERMINOLOGY + "observation-category", "vital-signs", "Vital Signs"));
        observation.setCode(new CodeableConcept().addCoding(new Coding("http://loinc.org", "29463-7", "Body weight")));
        observation.setSubject(draft.subject()).setEncounter(draft.visitReference());
        observation.setEffective(when);
        observation.setValue(new Quantity()
                .setValue(kilograms)
                .setUnit("kg")
                .setSystem("http://unitsofmeasure.org")
                .setCode("kg"));
    }
}
