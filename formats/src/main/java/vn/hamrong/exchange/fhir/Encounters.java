package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;

/** PV1 → Encounter; source: the official map PV1[Encounter]. */
final class Encounters {
    private Encounters() {}

    static void map(Line pv1, Draft draft) {
        Encounter encounter = enter(pv1, draft);
        pv1.became(encounter);
        draft.patientReference(pv1).ifPresent(encounter::setSubject);
        encounter.setStatus(EncounterStates.of(pv1, draft));
        encounter.setClass_(classOf(pv1.field(2)));
        EncounterPeople.map(pv1, encounter, draft);
        EncounterPlaces.map(pv1, encounter, draft);
        EncounterFacts.map(pv1, encounter);
        Episodes.map(pv1, encounter, draft);
    }

    /** In ADT and BAR the message tells of the visit; elsewhere PV1 only mentions it and must not overwrite it. */
    private static Encounter enter(Line pv1, Draft draft) {
        Optional<Identifier> visit = Identifiers.cx(pv1.field(19), "visit", "Encounter.identifier[0]");
        visit.filter(number -> pv1.field(19).part(4).isAbsent()).ifPresent(number -> number.setSystem(Uris.VISIT));
        boolean tells = draft.type().equals("ADT") || draft.type().equals("BAR");
        if (visit.isEmpty()) {
            String start = pv1.field(44).peek();
            return draft.derived(
                    Encounter::new,
                    pv1,
                    "visit",
                    start,
                    tells ? "" : pv1.field(2).peek());
        }
        return tells ? draft.keyed(Encounter::new, visit.get()) : draft.ifNew(Encounter::new, visit.get());
    }

    private static Coding classOf(Datum patientClass) {
        Coding known = Tables.PATIENT_CLASS.get(Codes.code(patientClass));
        if (known == null && Texts.isCode(patientClass.part(1).peek())) {
            return new Coding()
                    .setSystem(CodeSystems.table("0004", patientClass.part(1).peek()))
                    .setCode(patientClass.part(1).take("Encounter.class.code"));
        }
        if (known == null) {
            return new Coding(Uris.V3_NULL, "UNK", "unknown");
        }
        Coding coding = known.copy();
        Kept.original(patientClass, coding.getCodeElement(), "Encounter.class.code");
        return coding;
    }
}
