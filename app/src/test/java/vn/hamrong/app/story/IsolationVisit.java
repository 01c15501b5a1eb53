package vn.hamrong.app.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** What one hospital writes of one patient: a visit with all that hangs on it. Every value is drawn; every number tells its owner. */
final class IsolationVisit {
    static final String NUMBERS = "urn:isolation";
    private static final String CODES = "urn:isolation:code";
    private static final List<String> DIAGNOSES = List.of("active", "inactive", "resolved");

    private final String owner;
    private final Reference subject;
    private final int person;
    private final Random random;
    private final Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);

    private IsolationVisit(String owner, IsolationWorld.Person person, Random random) {
        this.owner = owner;
        this.subject = new Reference("Patient/" + person.id());
        this.person = person.number();
        this.random = random;
    }

    static Bundle of(String owner, IsolationWorld.Person person, Random random) {
        IsolationVisit visit = new IsolationVisit(owner, person, random);
        Reference stay = visit.stay();
        Reference asked = visit.asked(stay);
        visit.report(stay, asked);
        visit.course(stay);
        return visit.bundle;
    }

    /** What {@link IsolationForms} may try to write over: procedures, with numbers of their own. */
    static Bundle procedures(String owner, IsolationWorld.Person person, Random random, int count) {
        IsolationVisit visit = new IsolationVisit(owner, person, random);
        for (int i = 0; i < count; i++) {
            visit.add(new Procedure()
                    .setStatus(ProcedureStatus.COMPLETED)
                    .setSubject(visit.subject)
                    .setCode(visit.code()));
        }
        return visit.bundle;
    }

    private Reference stay() {
        Encounter stay = new Encounter().setStatus(EncounterStatus.FINISHED).setSubject(subject);
        stay.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
        DateTimeType day = day();
        return add(stay.setPeriod(new Period().setStartElement(day).setEndElement(day.copy())));
    }

    private Reference asked(Reference stay) {
        return add(new ServiceRequest()
                .setStatus(ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequestIntent.ORDER)
                .setSubject(subject)
                .setEncounter(stay)
                .setCode(code())
                .setAuthoredOnElement(day()));
    }

    private void report(Reference stay, Reference asked) {
        DiagnosticReport report = new DiagnosticReport()
                .setStatus(DiagnosticReportStatus.FINAL)
                .setSubject(subject)
                .setEncounter(stay)
                .setCode(code())
                .addBasedOn(asked);
        report.setEffective(day());
        for (int i = 0; i < 2; i++) {
            Observation result = new Observation()
                    .setStatus(random.nextBoolean() ? ObservationStatus.FINAL : ObservationStatus.AMENDED)
                    .setSubject(subject)
                    .setEncounter(stay)
                    .setCode(code());
            result.addCategory(new CodeableConcept(new Coding(CODES, "lab" + random.nextInt(2), null)));
            report.addResult(add(result.setEffective(day())));
        }
        add(report);
    }

    private void course(Reference stay) {
        String course = DIAGNOSES.get(random.nextInt(DIAGNOSES.size()));
        add(new Condition()
                .setSubject(subject)
                .setEncounter(stay)
                .setCode(code())
                .setClinicalStatus(coded("http://terminology.hl7.org/CodeSystem/condition-clinical", course))
                .setVerificationStatus(
                        coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed")));
        add(new MedicationRequest()
                .setStatus(MedicationRequestStatus.ACTIVE)
                .setIntent(MedicationRequestIntent.ORDER)
                .setMedication(code())
                .setSubject(subject)
                .setEncounter(stay)
                .setAuthoredOnElement(day()));
        add(new AllergyIntolerance().setPatient(subject).setCode(code()));
        add(new Coverage()
                .setStatus(CoverageStatus.ACTIVE)
                .setBeneficiary(subject)
                .addPayor(new Reference().setDisplay("BHXH")));
    }

    private Reference add(DomainResource resource) {
        String type = resource.fhirType().toLowerCase(java.util.Locale.ROOT);
        resource.setProperty(
                "identifier",
                new Identifier().setSystem(NUMBERS).setValue(IsolationWorld.secret(owner, type, person, number())));
        String url = "urn:uuid:" + UUID.randomUUID();
        bundle.addEntry()
                .setFullUrl(url)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType());
        return new Reference(url);
    }

    private String number() {
        return Long.toHexString(random.nextLong());
    }

    private CodeableConcept code() {
        return coded(CODES, "c" + random.nextInt(12));
    }

    private static CodeableConcept coded(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    /** Whole days: a search by day finds them in every time zone. */
    private DateTimeType day() {
        return new DateTimeType(
                LocalDate.of(2025, 1, 1).plusDays(random.nextInt(300)).toString());
    }
}
