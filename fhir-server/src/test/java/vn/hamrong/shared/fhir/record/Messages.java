package vn.hamrong.shared.fhir.record;

import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.OwnerTag;

/** Bundles as the exchange hands them over: an invented visit with a report of three results. */
public final class Messages {
    private static final List<String> LOINC = List.of("718-7", "2951-2", "2823-3");

    private Messages() {}

    public static PatientId newPatient() {
        return new PatientId(UUID.randomUUID().toString());
    }

    /** The shared patient, known by these facilities. */
    public static Bundle patient(PatientId id, FacilityCode... knownBy) {
        Patient patient = new Patient();
        patient.setId(id.value());
        patient.addName().setFamily("Lê").addGiven("Thị Lan");
        patient.setBirthDateElement(new DateType("1980-03-01"));
        patient.addTelecom().setValue("0900000000");
        for (FacilityCode facility : knownBy) {
            patient.getMeta().addSecurity().setSystem(OwnerTag.KNOWN_BY).setCode(facility.value());
            patient.addIdentifier(mrn(facility, "M" + id.value().substring(0, 4)));
        }
        Bundle bundle = transaction();
        bundle.addEntry()
                .setResource(patient)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl("Patient/" + id.value());
        return bundle;
    }

    private static Identifier mrn(FacilityCode facility, String value) {
        return new Identifier()
                .setSystem("http://hamrong.vn/fhir/sid/" + facility.value() + "/mrn")
                .setValue(value);
    }

    /** A visit, its report and three observations, all found again by {@code visit}. */
    public static Bundle visit(PatientId patient, String visit, String source) {
        Bundle bundle = transaction();
        Reference subject = new Reference("Patient/" + patient.value());
        Encounter encounter = new Encounter();
        encounter.setStatus(EncounterStatus.INPROGRESS).setSubject(subject);
        encounter.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient"));
        Reference practitioner = practitioner(bundle);
        encounter.addParticipant().setIndividual(practitioner);
        Reference stay = put(bundle, encounter, "urn:test:visit", visit, source);
        DiagnosticReport report = new DiagnosticReport();
        report.setStatus(DiagnosticReportStatus.FINAL).setSubject(subject).setEncounter(stay);
        report.getCode().addCoding().setSystem("http://loinc.org").setCode("58410-2");
        for (String code : LOINC) {
            report.addResult(
                    put(bundle, observation(code, subject, stay), "urn:test:result", visit + "-" + code, source));
        }
        put(bundle, report, "urn:test:report", visit, source);
        return bundle;
    }

    /** A visit and its diagnosis, which refer to each other. */
    public static Bundle diagnosed(PatientId patient, String visit, String source) {
        Bundle bundle = transaction();
        Reference subject = new Reference("Patient/" + patient.value());
        Encounter encounter = new Encounter();
        encounter.setStatus(EncounterStatus.FINISHED).setSubject(subject);
        encounter.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
        Condition diagnosis = new Condition();
        diagnosis.setSubject(subject).setEncounter(put(bundle, encounter, "urn:test:visit", visit, source));
        diagnosis
                .getCode()
                .addCoding()
                .setSystem("http://hl7.org/fhir/sid/icd-10")
                .setCode("J18.9");
        encounter.addDiagnosis().setCondition(put(bundle, diagnosis, "urn:test:diagnosis", visit, source));
        return bundle;
    }

    private static Observation observation(String code, Reference subject, Reference stay) {
        Observation observation = new Observation();
        observation.setStatus(ObservationStatus.FINAL).setSubject(subject).setEncounter(stay);
        observation.getCode().addCoding().setSystem("http://loinc.org").setCode(code);
        observation
                .addCategory()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
                .setCode("laboratory");
        observation.setEffective(new DateTimeType("2026-11-22T08:00:00+07:00"));
        observation.setValue(new Quantity(Math.abs(code.hashCode() % 200)).setUnit("mmol/L"));
        return observation;
    }

    private static Reference practitioner(Bundle bundle) {
        Practitioner practitioner = new Practitioner();
        practitioner.addIdentifier().setSystem("urn:test:staff").setValue("BS01");
        String url = "urn:uuid:" + UUID.nameUUIDFromBytes(new byte[] {1});
        bundle.addEntry()
                .setFullUrl(url)
                .setResource(practitioner)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Practitioner")
                .setIfNoneExist("identifier=urn:test:staff|BS01");
        return new Reference(url);
    }

    private static Reference put(Bundle bundle, DomainResource resource, String system, String value, String source) {
        String type = resource.fhirType();
        resource.setProperty("identifier", new Identifier().setSystem(system).setValue(value));
        resource.getMeta().setSource(source);
        String url = "urn:uuid:" + UUID.randomUUID();
        bundle.addEntry()
                .setFullUrl(url)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(type + "?identifier=" + system + "|" + value);
        return new Reference(url);
    }

    private static Bundle transaction() {
        return new Bundle().setType(BundleType.TRANSACTION);
    }
}
