package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.GuarantorComponent;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.RelatedPerson;

/** GT1 → RelatedPerson who guarantees the account. HL7 has no official map of it; the shape follows NK1's. */
final class Guarantors {
    private Guarantors() {}

    static void map(Line gt1, Draft draft) {
        if (draft.patient(gt1).isEmpty()) {
            return;
        }
        RelatedPerson person = draft.derived(RelatedPerson::new, gt1, "GT1", key(gt1));
        gt1.became(person);
        draft.patientReference(gt1).ifPresent(person::setPatient);
        names(gt1, person);
        Persons.reach(gt1, person, 5, 17);
        phones(gt1, person);
        facts(gt1, person);
        Account account = Accounts.of(gt1, draft);
        GuarantorComponent guarantor = account.addGuarantor().setParty(draft.reference(person));
        Times.period(gt1.field(13), gt1.field(14), "Account.guarantor[0].period")
                .ifPresent(guarantor::setPeriod);
    }

    private static String key(Line gt1) {
        Datum number = gt1.field(2).part(1);
        Datum name = gt1.field(3);
        return number.hasText()
                ? number.peek()
                : name.part(1).peek() + "^" + name.part(2).peek();
    }

    private static void names(Line gt1, RelatedPerson person) {
        for (int field : new int[] {3, 4, 45}) {
            Lists.each(gt1, field, "RelatedPerson.name", person.getName(), Names::xpn);
        }
        Lists.concepts(gt1, 11, "RelatedPerson.relationship[0]", person::addRelationship);
        Lists.concepts(gt1, 10, "RelatedPerson.relationship[0]", person::addRelationship);
    }

    private static void phones(Line gt1, RelatedPerson person) {
        for (Datum xtn : gt1.all(6)) {
            Telecoms.all(xtn, ContactPointUse.HOME, "RelatedPerson.telecom", person.getTelecom());
        }
        for (int field : new int[] {7, 18, 46}) {
            for (Datum xtn : gt1.all(field)) {
                Telecoms.all(xtn, ContactPointUse.WORK, "RelatedPerson.telecom", person.getTelecom());
            }
        }
    }

    private static void facts(Line gt1, RelatedPerson person) {
        for (int field : new int[] {2, 19, 29}) {
            for (Datum cx : gt1.all(field)) {
                String to = "RelatedPerson.identifier[" + person.getIdentifier().size() + "]";
                Identifiers.cx(cx, field == 29 ? "employee" : "guarantor", to).ifPresent(person::addIdentifier);
            }
        }
        Datum ssn = gt1.field(12);
        String to = "RelatedPerson.identifier[" + person.getIdentifier().size() + "]";
        Identifiers.plain(ssn, "social-security", to).ifPresent(person::addIdentifier);
        Times.date(gt1.field(8), "RelatedPerson.birthDate").ifPresent(person::setBirthDateElement);
        Codes.translated(gt1.field(9), Patients.GENDERS).ifPresent(gender -> {
            person.setGender(gender);
            Codes.keep(gt1.field(9), person.getGenderElement(), "RelatedPerson.gender");
        });
        Codes.concept(gt1.field(36), "RelatedPerson.communication[0].language")
                .ifPresent(language -> person.addCommunication().setLanguage(language));
    }
}
