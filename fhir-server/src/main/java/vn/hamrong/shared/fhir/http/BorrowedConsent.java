package vn.hamrong.shared.fhir.http;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.CareRelationship.Basis;

/** A care relationship told in FHIR's words. Told only: it is not stored as a resource. */
final class BorrowedConsent {
    private static final String BASIS = "http://hamrong.vn/fhir/CodeSystem/care-relationship-basis";
    private static final String RELATIONSHIP = "http://hamrong.vn/fhir/sid/care-relationship";
    private static final String FACILITY = "http://hamrong.vn/fhir/sid/facility";
    private static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    private BorrowedConsent() {}

    static Consent of(CareRelationship relationship) {
        Consent consent = new Consent();
        consent.addIdentifier()
                .setSystem(RELATIONSHIP)
                .setValue(relationship.id().toString());
        consent.setStatus(relationship.ended().isPresent() ? ConsentState.INACTIVE : ConsentState.ACTIVE);
        consent.setScope(coded("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
        consent.addCategory(coded(BASIS, relationship.basis().name()));
        consent.setPatient(new Reference("Patient/" + relationship.patient()));
        consent.setDateTime(Date.from(relationship.from()));
        consent.addPerformer(facility(relationship));
        consent.setProvision(provision(relationship));
        return consent;
    }

    private static Consent.ProvisionComponent provision(CareRelationship relationship) {
        Instant end = relationship.ended().map(CareRelationship.Ending::at).orElse(relationship.until());
        Consent.ProvisionComponent provision = new Consent.ProvisionComponent();
        provision.setType(ConsentProvisionType.PERMIT);
        provision.getPeriod().setStart(Date.from(relationship.from())).setEnd(Date.from(end));
        provision.addPurpose(new Coding().setSystem(ACT_REASON).setCode(purpose(relationship.basis())));
        return provision;
    }

    private static String purpose(Basis basis) {
        return Map.of(Basis.BREAK_GLASS, "BTG").getOrDefault(basis, "TREAT");
    }

    private static Reference facility(CareRelationship relationship) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier()
                        .setSystem(FACILITY)
                        .setValue(relationship.reader().value()));
    }

    private static CodeableConcept coded(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }
}
