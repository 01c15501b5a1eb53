package vn.hamrong.exchange.fhir;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedurePerformerComponent;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/** PR1 → Procedure; source: the official map PR1[Procedure]. */
final class Procedures {
    private static final String SNOMED = "http://snomed.info/sct";

    /** Fields of PR1 and what the person did. */
    private static final Map<Integer, Coding> PERFORMERS = Map.of(
            8, new Coding(SNOMED, "88189002", "Anesthesiologist"),
            11, new Coding(SNOMED, "304292004", "Surgeon"));

    private Procedures() {}

    static void map(Line pr1, Draft draft) {
        if (draft.patient(pr1).isEmpty()) {
            return;
        }
        Procedure procedure = enter(pr1, draft);
        pr1.became(procedure);
        procedure.setStatus(
                pr1.field(20).peek().equals("D") ? ProcedureStatus.ENTEREDINERROR : ProcedureStatus.UNKNOWN);
        draft.patientReference(pr1).ifPresent(procedure::setSubject);
        draft.encounterReference(pr1).ifPresent(procedure::setEncounter);
        what(pr1, procedure);
        when(pr1, procedure);
        who(pr1, procedure, draft);
        Lists.concepts(pr1, 15, "Procedure.reasonCode[0]", procedure::addReasonCode);
        Places.pl(pr1.field(23), draft).ifPresent(procedure::setLocation);
    }

    private static Procedure enter(Line pr1, Draft draft) {
        return Identifiers.ei(pr1.field(19), "procedure", "Procedure.identifier[0]")
                .map(number -> draft.keyed(Procedure::new, number))
                .orElseGet(() -> draft.derived(
                        Procedure::new,
                        pr1,
                        "procedure",
                        draft.visitKey(pr1),
                        pr1.field(3).part(1).peek(),
                        pr1.field(5).peek()));
    }

    private static void what(Line pr1, Procedure procedure) {
        Codes.concept(pr1.field(3), "Procedure.code").ifPresent(procedure::setCode);
        for (Datum modifier : pr1.all(16)) {
            Codes.coding(
                            modifier,
                            "Procedure.code.coding["
                                    + procedure.getCode().getCoding().size() + "]")
                    .ifPresent(procedure.getCode()::addCoding);
        }
        Datum description = pr1.field(4);
        if (description.hasText()) {
            procedure.getCode().setText(description.take("Procedure.code.text"));
        }
        Codes.concept(pr1.field(6), "Procedure.category").ifPresent(procedure::setCategory);
    }

    private static void when(Line pr1, Procedure procedure) {
        Optional<DateTimeType> start = Times.dateTime(pr1.field(5), "Procedure.performedDateTime");
        Optional<BigDecimal> minutes = Numbers.decimal(pr1.field(7).peek());
        if (start.isEmpty()) {
            return;
        }
        String text = start.get().getValueAsString();
        if (minutes.isEmpty() || text.length() <= 10 || minutes.get().signum() < 0) {
            procedure.setPerformed(start.get());
            return;
        }
        OffsetDateTime end =
                OffsetDateTime.parse(text).plusMinutes(minutes.get().longValue());
        Numbers.take(pr1.field(7), "Procedure.performedPeriod.end");
        procedure.setPerformed(new Period().setStartElement(start.get()).setEndElement(Times.of(end)));
    }

    private static void who(Line pr1, Procedure procedure, Draft draft) {
        for (int field : new int[] {8, 11, 12}) {
            for (Datum xcn : pr1.all(field)) {
                People.practitioner(xcn, procedure, draft).ifPresent(person -> {
                    ProcedurePerformerComponent performer =
                            procedure.addPerformer().setActor(person);
                    Coding function = PERFORMERS.get(field);
                    if (function != null) {
                        performer.setFunction(new CodeableConcept().addCoding(function.copy()));
                    }
                });
            }
        }
    }
}
