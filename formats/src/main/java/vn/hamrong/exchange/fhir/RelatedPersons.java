package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.RelatedPerson;

/** NK1 → RelatedPerson; source: the official map NK1[RelatedPerson]. */
final class RelatedPersons {
    private RelatedPersons() {}

    static void map(Line nk1, Draft draft) {
        if (draft.patient(nk1).isEmpty()) {
            return;
        }
        RelatedPerson person = draft.derived(RelatedPerson::new, nk1, "NK1", key(nk1));
        nk1.became(person);
        draft.patientReference(nk1).ifPresent(person::setPatient);
        names(nk1, 2, person);
        names(nk1, 30, person);
        for (int field : new int[] {3, 7}) {
            String to = "RelatedPerson.relationship[" + person.getRelationship().size() + "]";
            Codes.concept(nk1.field(field), to, Tables.RELATIONSHIP).ifPresent(person::addRelationship);
        }
        reach(nk1, person);
        facts(nk1, person);
    }

    /** A relative is known by name and relationship; one without a name by the place in the message. */
    private static String key(Line nk1) {
        Datum name = nk1.field(2);
        String said = name.part(1).peek() + "^" + name.part(2).peek() + "^"
                + name.part(3).peek();
        return said.equals("^^")
                ? "#" + nk1.ordinal()
                : said + "|" + nk1.field(3).peek();
    }

    private static void names(Line nk1, int field, RelatedPerson person) {
        for (Datum xpn : nk1.all(field)) {
            person.addName(
                    Names.xpn(xpn, "RelatedPerson.name[" + person.getName().size() + "]"));
        }
    }

    private static void reach(Line nk1, RelatedPerson person) {
        for (int field : new int[] {4, 32}) {
            for (Datum xad : nk1.all(field)) {
                person.addAddress(Addresses.xad(
                        xad, "RelatedPerson.address[" + person.getAddress().size() + "]"));
            }
        }
        for (int field : new int[] {5, 31, 40, 41}) {
            Lists.telecoms(nk1, field, "RelatedPerson.telecom", person::getTelecom);
        }
        for (Datum xtn : nk1.all(6)) {
            Telecoms.all(xtn, ContactPointUse.WORK, "RelatedPerson.telecom", person.getTelecom());
        }
    }

    private static void facts(Line nk1, RelatedPerson person) {
        Times.period(nk1.field(8), nk1.field(9), "RelatedPerson.period").ifPresent(person::setPeriod);
        for (int field : new int[] {12, 33}) {
            for (Datum cx : nk1.all(field)) {
                String to = "RelatedPerson.identifier[" + person.getIdentifier().size() + "]";
                Identifiers.cx(cx, "related-person", to).ifPresent(person::addIdentifier);
            }
        }
        Codes.translated(nk1.field(15), Patients.GENDERS).ifPresent(gender -> {
            person.setGender(gender);
            Codes.keep(nk1.field(15), person.getGenderElement(), "RelatedPerson.gender");
        });
        Times.date(nk1.field(16), "RelatedPerson.birthDate").ifPresent(person::setBirthDateElement);
        Codes.concept(nk1.field(20), "RelatedPerson.communication[0].language")
                .ifPresent(language -> person.addCommunication().setLanguage(language));
    }
}
