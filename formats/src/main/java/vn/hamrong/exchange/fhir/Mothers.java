package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;

/** PID-21, the mother's number → RelatedPerson; source: the official map CX[RelatedPerson-Mother]. */
final class Mothers {
    private Mothers() {}

    static void map(Line pid, Patient patient, Draft draft) {
        for (Datum cx : pid.all(21)) {
            Identifiers.cx(cx, "mother", "RelatedPerson.identifier[1]")
                    .ifPresent(number -> enter(number, pid, patient, draft));
        }
    }

    private static void enter(Identifier number, Line pid, Patient patient, Draft draft) {
        RelatedPerson mother = draft.derived(RelatedPerson::new, pid, "mother", number.getValue());
        mother.addIdentifier(number);
        mother.setPatient(draft.reference(patient));
        mother.addRelationship().addCoding(Tables.mother());
        if (pid.field(6).isPresent()) {
            mother.addName(Names.xpn(pid.field(6), "RelatedPerson.name[0]"));
        }
    }
}
