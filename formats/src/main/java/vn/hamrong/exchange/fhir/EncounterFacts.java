package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterHospitalizationComponent;
import org.hl7.fhir.r4.model.Identifier;

/** Codes, times and further numbers of a PV1. */
final class EncounterFacts {
    private EncounterFacts() {}

    static void map(Line pv1, Encounter encounter) {
        Lists.concepts(pv1, 4, "Encounter.type[0]", encounter::addType);
        Codes.concept(pv1.field(10), "Encounter.serviceType").ifPresent(encounter::setServiceType);
        Times.period(pv1.field(44), pv1.field(45), "Encounter.period").ifPresent(encounter::setPeriod);
        for (int field : new int[] {19, 50}) {
            numbers(pv1, field, encounter);
        }
        hospitalization(pv1, encounter);
    }

    private static void numbers(Line pv1, int field, Encounter encounter) {
        for (Datum cx : pv1.all(field)) {
            String to = "Encounter.identifier[" + encounter.getIdentifier().size() + "]";
            Optional<Identifier> number = Identifiers.cx(cx, "visit", to);
            number.filter(one -> encounter.getIdentifier().stream().noneMatch(known -> same(known, one)))
                    .ifPresent(encounter::addIdentifier);
        }
    }

    private static boolean same(Identifier one, Identifier other) {
        return one.getValue().equals(other.getValue());
    }

    private static void hospitalization(Line pv1, Encounter encounter) {
        EncounterHospitalizationComponent stay = encounter.getHospitalization();
        String to = "Encounter.hospitalization.";
        Identifiers.cx(pv1.field(5), "pre-admission", to + "preAdmissionIdentifier")
                .ifPresent(stay::setPreAdmissionIdentifier);
        Codes.concept(pv1.field(13), to + "reAdmission").ifPresent(stay::setReAdmission);
        Codes.concept(pv1.field(14), to + "admitSource").ifPresent(stay::setAdmitSource);
        Lists.concepts(pv1, 15, to + "specialArrangement[0]", stay::addSpecialArrangement);
        Lists.concepts(pv1, 16, to + "specialCourtesy[0]", stay::addSpecialCourtesy);
        Codes.concept(pv1.field(36), to + "dischargeDisposition").ifPresent(stay::setDischargeDisposition);
        Lists.concepts(pv1, 38, to + "dietPreference[0]", stay::addDietPreference);
    }
}
