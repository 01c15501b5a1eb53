package vn.hamrong.exchange.fhir;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Whose policy it is: IN1-16 to 19, 43, 44 and the person in IN2. */
final class Subscribers {
    private static final Set<String> SELF = Set.of("SEL", "01", "SELF", "18");

    private Subscribers() {}

    static void map(Line in1, Coverage coverage, Draft draft) {
        Optional<Patient> patient = draft.patient(in1);
        boolean self = SELF.contains(Codes.code(in1.field(17)));
        if (in1.field(16).isAbsent() || patient.isEmpty()) {
            return;
        }
        if (self) {
            coverage.setSubscriber(draft.reference(patient.get()));
            adopt(in1, patient.get());
            return;
        }
        Datum name = in1.field(16);
        RelatedPerson person = draft.derived(
                RelatedPerson::new,
                in1,
                "IN1",
                name.part(1).peek() + "^" + name.part(2).peek(),
                in1.field(17).peek());
        draft.patientReference(in1).ifPresent(person::setPatient);
        coverage.setSubscriber(draft.reference(person));
        fill(in1, person);
        in1.children("IN2").forEach(in2 -> more(in2, person));
    }

    private static void fill(Line in1, RelatedPerson person) {
        Lists.each(in1, 16, "RelatedPerson.name", person.getName(), Names::xpn);
        Codes.concept(in1.field(17), "RelatedPerson.relationship[0]", Tables.RELATIONSHIP)
                .ifPresent(person::addRelationship);
        Times.date(in1.field(18), "RelatedPerson.birthDate").ifPresent(person::setBirthDateElement);
        Persons.reach(in1, person, 19, 44);
        Codes.translated(in1.field(43), Patients.GENDERS).ifPresent(gender -> {
            person.setGender(gender);
            Codes.keep(in1.field(43).part(1), person.getGenderElement(), "RelatedPerson.gender");
        });
    }

    private static void more(Line in2, RelatedPerson person) {
        for (int field : new int[] {1, 61}) {
            for (Datum cx : in2.all(field)) {
                String to = "RelatedPerson.identifier[" + person.getIdentifier().size() + "]";
                Identifiers.cx(cx, "insured", to).ifPresent(person::addIdentifier);
            }
        }
        String to = "RelatedPerson.identifier[" + person.getIdentifier().size() + "]";
        Identifiers.plain(in2.field(2), "social-security", to).ifPresent(person::addIdentifier);
        for (Datum xtn : in2.all(63)) {
            Telecoms.all(xtn, ContactPointUse.HOME, "RelatedPerson.telecom", person.getTelecom());
        }
        for (Datum xtn : in2.all(64)) {
            Telecoms.all(xtn, ContactPointUse.WORK, "RelatedPerson.telecom", person.getTelecom());
        }
        Codes.concept(in2.field(34), "RelatedPerson.communication[0].language")
                .ifPresent(language -> person.addCommunication().setLanguage(language));
        for (int field : new int[] {40, 52}) {
            Lists.each(in2, field, "RelatedPerson.name", person.getName(), Names::xpn);
        }
    }

    /** The policy is the patient's own: a name or address that the patient has not got yet is added to him. */
    private static void adopt(Line in1, Patient patient) {
        for (Datum xpn : in1.all(16)) {
            HumanName name = Names.xpn(xpn, "Patient.name[" + patient.getName().size() + "]");
            if (patient.getName().stream()
                    .noneMatch(known -> String.valueOf(name.getText()).equals(known.getText()))) {
                patient.addName(name);
            }
        }
    }
}
