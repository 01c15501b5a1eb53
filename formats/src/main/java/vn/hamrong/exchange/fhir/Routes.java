package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationDosageComponent;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;

/** RXR → route, site and method of a drug; source: the official maps RXR[MedicationRequest], RXR[Immunization]. */
final class Routes {
    private Routes() {}

    static void map(Line rxr, Draft draft) {
        Optional<Immunization> vaccine = rxr.above(Immunization.class);
        Optional<MedicationAdministration> given = rxr.above(MedicationAdministration.class);
        if (vaccine.isPresent()) {
            rxr.became(vaccine.get());
            vaccine(rxr, vaccine.get());
        } else if (given.isPresent()) {
            rxr.became(given.get());
            given(rxr, given.get().getDosage());
        } else {
            rxr.above(MedicationDispense.class).ifPresent(drug -> dosage(rxr, drug.getDosageInstructionFirstRep()));
            if (rxr.above(MedicationDispense.class).isEmpty()) {
                rxr.above(MedicationRequest.class)
                        .ifPresent(drug -> dosage(rxr, drug.getDosageInstructionFirstRep()));
            }
        }
    }

    private static void vaccine(Line rxr, Immunization vaccine) {
        Codes.concept(rxr.field(1), "Immunization.route").ifPresent(vaccine::setRoute);
        Codes.concept(rxr.field(2), "Immunization.site").ifPresent(vaccine::setSite);
    }

    private static void given(Line rxr, MedicationAdministrationDosageComponent dosage) {
        Codes.concept(rxr.field(1), "MedicationAdministration.dosage.route").ifPresent(dosage::setRoute);
        Codes.concept(rxr.field(2), "MedicationAdministration.dosage.site").ifPresent(dosage::setSite);
        Codes.concept(rxr.field(4), "MedicationAdministration.dosage.method").ifPresent(dosage::setMethod);
    }

    private static void dosage(Line rxr, Dosage dosage) {
        Codes.concept(rxr.field(1), "dosageInstruction[0].route").ifPresent(dosage::setRoute);
        Codes.concept(rxr.field(2), "dosageInstruction[0].site").ifPresent(dosage::setSite);
        Codes.concept(rxr.field(4), "dosageInstruction[0].method").ifPresent(dosage::setMethod);
        Codes.concept(rxr.field(5), "dosageInstruction[0].additionalInstruction")
                .ifPresent(dosage::addAdditionalInstruction);
    }
}
