package vn.hamrong.exchange.fhir;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;

/** MRG: the numbers the patient had before. In a merge, the old MRN is the same person as the new one. */
final class Merges {
    private static final Set<String> MERGES = Set.of("A18", "A30", "A34", "A36", "A39", "A40", "A46", "A47");

    private Merges() {}

    static void map(Line mrg, Draft draft) {
        draft.patient(mrg).ifPresent(patient -> {
            mrg.became(patient);
            Optional<Datum> prior = PatientNumbers.own(mrg.all(1));
            prior.ifPresent(cx -> merge(cx.part(1).peek(), mrg, draft));
            for (int field : new int[] {1, 2, 3, 4, 5, 6}) {
                mrg.all(field).forEach(cx -> former(cx, field, patient));
            }
            names(mrg, patient);
        });
    }

    private static void merge(String prior, Line mrg, Draft draft) {
        String surviving = draft.mrn(mrg);
        if (MERGES.contains(draft.event()) && !surviving.isEmpty() && !prior.equals(surviving)) {
            draft.merged(new PatientMerge(surviving, prior));
        }
    }

    /** An old number stays on the patient, marked as old. */
    private static void former(Datum cx, int field, Patient patient) {
        String kind = field == 3 ? "account" : field == 5 || field == 6 ? "visit" : "mrn";
        String to = "Patient.identifier[" + patient.getIdentifier().size() + "]";
        Optional<Identifier> number = Identifiers.cx(cx, kind, to);
        number.map(old -> old.setUse(IdentifierUse.OLD)).ifPresent(old -> Patients.add(old, patient));
    }

    private static void names(Line mrg, Patient patient) {
        for (Datum xpn : mrg.all(7)) {
            var name = Names.xpn(xpn, "Patient.name[" + patient.getName().size() + "]");
            if (patient.getName().stream().noneMatch(known -> known.equalsDeep(name))) {
                patient.addName(name.hasUse() ? name : name.setUse(NameUse.OLD));
            }
        }
    }
}
