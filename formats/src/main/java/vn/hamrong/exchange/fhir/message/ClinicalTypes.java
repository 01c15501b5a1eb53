package vn.hamrong.exchange.fhir.message;

import java.util.Set;

/**
 * What a facility may write, over FHIR or in a FHIR message. Definitions, subscriptions, audit and consents are not for
 * hospitals' systems; patients go through source records.
 */
public final class ClinicalTypes {
    public static final Set<String> WRITABLE = Set.of(
            "Account",
            "AllergyIntolerance",
            "Appointment",
            "CarePlan",
            "ChargeItem",
            "ClinicalImpression",
            "Composition",
            "Condition",
            "Coverage",
            "Device",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "EpisodeOfCare",
            "FamilyMemberHistory",
            "Goal",
            "ImagingStudy",
            "Immunization",
            "Invoice",
            "Location",
            "Medication",
            "MedicationAdministration",
            "MedicationDispense",
            "MedicationRequest",
            "MedicationStatement",
            "NutritionOrder",
            "Observation",
            "Organization",
            "Practitioner",
            "PractitionerRole",
            "Procedure",
            "RelatedPerson",
            "Schedule",
            "ServiceRequest",
            "Slot",
            "Specimen");

    private ClinicalTypes() {}
}
