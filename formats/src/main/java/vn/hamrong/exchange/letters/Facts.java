package vn.hamrong.exchange.letters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.fhir.Uris;
import vn.hamrong.shared.FacilityCode;

/**
 * What a bundle says that a receiver will act on (who, what, how much, when), in a form that two bundles can be compared
 * by. Times are as precise as the receiver wants them; white space around lines does not count.
 */
final class Facts {
    private final Payload payload;
    private final FacilityCode receiver;
    private final Moments moments;
    private final Map<String, List<String>> said = new TreeMap<>();

    private Facts(Payload payload, FacilityCode receiver, Moments moments) {
        this.payload = payload;
        this.receiver = receiver;
        this.moments = moments;
    }

    /** By kind, as in {@code observation}; the facts of a kind are sorted. */
    static Map<String, List<String>> of(Payload payload, FacilityCode receiver, Moments moments, Set<String> kinds) {
        Facts facts = new Facts(payload, receiver, moments);
        facts.patient();
        facts.orders();
        facts.reports();
        facts.others();
        facts.said.keySet().retainAll(kinds);
        facts.said.values().forEach(Collections::sort);
        return facts.said;
    }

    private void say(String kind, Object... parts) {
        String fact = Stream.of(parts).map(part -> lines(String.valueOf(part))).collect(Collectors.joining("|"));
        said.computeIfAbsent(kind, first -> new ArrayList<>()).add(fact);
    }

    private static String lines(String text) {
        return text.lines().map(line -> line.strip().replaceAll("\\s+", " ")).collect(Collectors.joining("\n"));
    }

    private void patient() {
        Patient patient = payload.patient();
        Set<String> systems =
                Set.of(Uris.mrn(receiver), Uris.NATIONAL_ID, Uris.OLD_CITIZEN_ID, Uris.INSURANCE, Uris.PASSPORT);
        patient.getIdentifier().stream()
                .filter(number -> number.hasValue() && systems.contains(String.valueOf(number.getSystem())))
                .map(number -> number.getSystem() + " " + number.getValue())
                .distinct()
                .forEach(number -> say("patient number", number));
        String name = patient.hasName() ? patient.getNameFirstRep().getText() : "";
        say("patient", or(name), or(patient.getBirthDateElement().getValueAsString()), patient.getGender());
        if (patient.hasAddress()) {
            say("patient address", PatientLines.comparable(patient.getAddressFirstRep()));
        }
    }

    private void orders() {
        payload.all(ServiceRequest.class)
                .forEach(order -> say(
                        "order",
                        numbers(order.getIdentifier()),
                        code(order.getCode()),
                        OrderLines.control(order),
                        OrderLines.priority(order),
                        codes(order.getReasonCode()),
                        notes(order.getNote().stream().map(note -> note.getText()))));
        payload.all(ServiceRequest.class)
                .map(order -> Requester.of(order, payload))
                .flatMap(Optional::stream)
                .forEach(person -> say("requester", person.number(), person.name()));
        payload.all(Condition.class)
                .forEach(condition -> say("diagnosis", code(condition.getCode()), moments.start(condition.getOnset())));
    }

    private void reports() {
        payload.all(DiagnosticReport.class)
                .forEach(report -> say(
                        "report",
                        code(report.getCode()),
                        OrderLines.state(report),
                        moments.start(report.getEffective()),
                        payload.targets(report.getResult(), Observation.class)
                                .filter(ResultLines::says)
                                .count(),
                        files(report.getPresentedForm().stream())));
        payload.all(DiagnosticReport.class)
                .flatMap(report -> SpecimenLines.of(report, payload))
                .forEach(specimen -> say("specimen", code(specimen.getType())));
        payload.all(ServiceRequest.class).forEach(order -> say("answered order", numbers(order.getIdentifier())));
        payload.all(Observation.class)
                .filter(ResultLines::says)
                .forEach(value -> say(
                        "observation",
                        code(value.getCode()),
                        FactValues.of(value, moments),
                        ResultLines.state(value),
                        value.getInterpretation().stream()
                                .map(ResultLines::flag)
                                .sorted()
                                .toList(),
                        moments.start(value.getEffective()),
                        or(value.getReferenceRangeFirstRep().getText()),
                        notes(value.getNote().stream().map(note -> note.getText()))));
    }

    private void others() {
        payload.all(Encounter.class)
                .forEach(visit -> say("visit", PatientLines.patientClass(visit), moments.start(visit.getPeriod())));
        payload.all(DocumentReference.class)
                .forEach(document -> say(
                        "document",
                        or(document.getMasterIdentifier().getValue()),
                        code(document.getType()),
                        DocumentLines.state(document),
                        files(document.getContent().stream().map(content -> content.getAttachment()))));
        payload.all(ChargeItem.class)
                .forEach(charge -> say(
                        "charge",
                        code(charge.getCode()),
                        ChargeLines.kind(charge),
                        charge.hasQuantity() ? charge.getQuantity().getValue().stripTrailingZeros() : "",
                        ChargeLines.amount(charge, payload)
                                .map(money -> money.getValue().toPlainString() + money.getCurrency())
                                .orElse(""),
                        moments.start(charge.getOccurrence())));
    }

    private static String files(Stream<Attachment> files) {
        return files.filter(file -> file.hasData())
                .map(FactValues::file)
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static String notes(Stream<String> notes) {
        return notes.collect(Collectors.joining("\n"));
    }

    private static String codes(List<CodeableConcept> concepts) {
        return concepts.stream().map(Facts::code).sorted().collect(Collectors.joining(","));
    }

    /** The codes, at most two as HL7 has room for, and the words. */
    static String code(CodeableConcept concept) {
        String codes = concept.getCoding().stream()
                .filter(Coding::hasCode)
                .limit(2)
                .map(Coding::getCode)
                .collect(Collectors.joining("+"));
        return codes + "/" + Coded.words(concept);
    }

    private static String numbers(List<Identifier> identifiers) {
        return Stream.of("PLAC", "FILL")
                .map(type -> OrderLines.typed(identifiers, type)
                        .map(Identifier::getValue)
                        .orElse(""))
                .collect(Collectors.joining("/"));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
