package vn.hamrong.exchange.fhir;

import vn.hamrong.shared.FacilityCode;

/** Every URI of our own and of VN Core, in one place. */
public final class Uris {
    /** Base of the typed extensions, one per v2 field or component: {@code …/v2-PID-11.3}. */
    public static final String V2_FIELD = "http://hamrong.vn/fhir/StructureDefinition/v2-";

    /** Identifiers made by the hub where v2 gives none. */
    public static final String DERIVED = "http://hamrong.vn/fhir/sid/derived";

    /** The hub's own number of an order that went from one hospital to another. */
    public static final String REFERRAL = "http://hamrong.vn/fhir/sid/referral";

    public static final String VN_CORE = "http://fhir.ehealth.gov.vn/core/sid/";
    public static final String NATIONAL_ID = VN_CORE + "national_id";
    public static final String OLD_CITIZEN_ID = VN_CORE + "citizen_id";
    public static final String INSURANCE = VN_CORE + "insurance_number";
    public static final String PASSPORT = VN_CORE + "passport_number";
    public static final String DRIVER_LICENSE = VN_CORE + "driver_license_number";
    public static final String PATIENT_NUMBER = VN_CORE + "patient-internal-id";
    public static final String VISIT = VN_CORE + "VisitNumber";
    public static final String MEDICAL_RECORD = VN_CORE + "MRN";
    public static final String EMPLOYEE = VN_CORE + "healthworker-employee-number";
    public static final String PROVIDER = VN_CORE + "provider-code";

    public static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    public static final String V3_NULL = TERMINOLOGY + "v3-NullFlavor";

    private Uris() {}

    /** A hospital's own number of a patient, never equal to another hospital's: the hub matches patients by this. */
    public static String mrn(FacilityCode facility) {
        return local(facility, "mrn");
    }

    /** A hospital's own numbers of some kind, as in {@code placer-order}. */
    public static String local(FacilityCode facility, String kind) {
        return "http://hamrong.vn/fhir/sid/" + facility.value() + "/" + kind;
    }
}
