package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;

/** OBX → Observation; source: the official map OBX[Observation]. */
final class Observations {
    private static final String TYPE = "Observation";

    private Observations() {}

    static void map(Line obx, Draft draft) {
        if (Documents.takes(obx)) {
            return;
        }
        Observation observation = draft.derived(Observation::new, obx, key(obx, draft));
        obx.became(observation);
        state(obx, observation);
        Codes.concept(obx.field(3), TYPE + ".code").ifPresent(observation::setCode);
        if (!observation.hasCode()) {
            observation.getCode().setText("unknown");
        }
        draft.patientReference(obx).ifPresent(observation::setSubject);
        draft.encounterReference(obx).ifPresent(observation::setEncounter);
        facts(obx, observation);
        performers(obx, observation, draft);
        place(obx, observation, draft);
        ObservationValues.map(obx, observation, draft);
    }

    /** The order it answers, what was observed, and which of several. */
    private static String[] key(Line obx, Draft draft) {
        Optional<Line> obr = obx.above("OBR");
        String order = obr.map(line -> OrderNumbers.key(line, null)).orElse("");
        String request = obr.flatMap(Orders::of)
                .map(orc -> OrderNumbers.key(orc, null))
                .filter(number -> order.isEmpty())
                .orElse(order);
        String panel = obr.map(line -> line.field(4).peek()).orElse("");
        String time = request.isEmpty()
                ? obr.map(line -> line.field(7).peek())
                        .orElseGet(() -> obx.field(14).peek())
                : "";
        String parent = obx.above(Immunization.class)
                .map(vaccine -> draft.reference(vaccine).getReference())
                .orElseGet(() -> draft.visitKey(obx));
        String place = request.isEmpty() ? parent : "";
        return new String[] {
            "result",
            request,
            panel,
            time,
            place,
            obx.field(3).peek(),
            obx.field(4).peek(),
            obx.field(21).peek()
        };
    }

    private static void state(Line obx, Observation observation) {
        Datum status = obx.field(11);
        observation.setStatus(Codes.translated(status, OrderStates.OBSERVATION).orElse(ObservationStatus.UNKNOWN));
        if (status.hasText()) {
            Codes.keep(status, observation.getStatusElement(), TYPE + ".status");
        }
        boolean notAsked = status.peek().equals("N");
        if (obx.field(5).isAbsent() && (notAsked || status.peek().equals("X"))) {
            observation
                    .getDataAbsentReason()
                    .addCoding(new Coding(
                            Uris.TERMINOLOGY + "data-absent-reason",
                            notAsked ? "not-asked" : "error",
                            notAsked ? "Not Asked" : "Error"));
        }
    }

    private static void facts(Line obx, Observation observation) {
        obx.all(7).stream()
                .filter(Datum::hasText)
                .forEach(
                        range -> observation.addReferenceRange().setText(range.take(TYPE + ".referenceRange[0].text")));
        for (Datum flag : obx.all(8)) {
            Codes.concept(flag, TYPE + ".interpretation", Interpretations.ALL)
                    .ifPresent(observation::addInterpretation);
        }
        Times.dateTime(obx.field(14), TYPE + ".effectiveDateTime").ifPresent(observation::setEffective);
        if (!observation.hasEffective()) {
            obx.above("OBR")
                    .flatMap(obr -> Times.iso(obr.field(7).peek()))
                    .ifPresent(time -> observation.setEffective(new org.hl7.fhir.r4.model.DateTimeType(time)));
        }
        Times.instant(obx.field(19), TYPE + ".issued").ifPresent(observation::setIssuedElement);
        for (Datum method : obx.all(17)) {
            Codes.concept(method, TYPE + ".method").ifPresent(known -> add(known, observation));
        }
        Codes.concept(obx.field(20), TYPE + ".bodySite").ifPresent(observation::setBodySite);
        Identifiers.ei(obx.field(21), "observation", TYPE + ".identifier").ifPresent(observation::addIdentifier);
        obx.all(29).stream()
                .filter(code -> Texts.isCode(code.peek()))
                .forEach(code -> observation
                        .addCategory()
                        .addCoding()
                        .setSystem(CodeSystems.table("0936", code.peek()))
                        .setCode(code.take(TYPE + ".category[0].coding[0].code")));
    }

    /** R4 knows one method: further ones are further codings of it. */
    private static void add(org.hl7.fhir.r4.model.CodeableConcept method, Observation observation) {
        if (!observation.hasMethod()) {
            observation.setMethod(method);
            return;
        }
        method.getCoding().forEach(observation.getMethod()::addCoding);
    }

    private static void performers(Line obx, Observation observation, Draft draft) {
        obx.all(16).forEach(xcn -> People.practitioner(xcn, observation, draft).ifPresent(observation::addPerformer));
        Organizations.cwe(obx.field(15), "producer", observation, draft).ifPresent(observation::addPerformer);
        Optional<Reference> laboratory = Organizations.xon(obx.field(23), observation, draft);
        laboratory.ifPresent(observation::addPerformer);
        laboratory
                .flatMap(reference -> draft.target(reference, observation))
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast)
                .ifPresent(organization -> obx.all(24)
                        .forEach(xad ->
                                Organizations.addAddress(organization, Addresses.xad(xad, "Organization.address[0]"))));
        obx.all(25).forEach(xcn -> People.practitioner(xcn, observation, draft).ifPresent(observation::addPerformer));
        for (Datum number : obx.all(18)) {
            Identifiers.ei(number, "device", "Device.identifier[0]").ifPresent(known -> device(known, observation));
        }
    }

    private static void device(org.hl7.fhir.r4.model.Identifier number, Observation observation) {
        if (!observation.hasDevice()) {
            observation.setDevice(Contained.in(observation, new Device().addIdentifier(number)));
        } else if (observation.getContained().stream()
                        .filter(Device.class::isInstance)
                        .findFirst()
                        .orElse(null)
                instanceof Device known) {
            known.addIdentifier(number);
        }
    }

    /** What it is part of: a report, an order, a specimen, a vaccination. */
    private static void place(Line obx, Observation observation, Draft draft) {
        obx.above(DiagnosticReport.class).ifPresent(report -> {
            report.addResult(draft.reference(observation));
            report.getBasedOn().forEach(order -> observation.addBasedOn(order.copy()));
        });
        obx.above(Specimen.class).ifPresent(specimen -> observation.setSpecimen(draft.reference(specimen)));
        obx.above(DiagnosticReport.class)
                .filter(report -> report.hasSpecimen() && !observation.hasSpecimen())
                .ifPresent(report ->
                        observation.setSpecimen(report.getSpecimenFirstRep().copy()));
        obx.above(Immunization.class).ifPresent(vaccine -> observation.addPartOf(draft.reference(vaccine)));
        if (obx.above(DiagnosticReport.class).isEmpty()) {
            obx.above(ServiceRequest.class)
                    .ifPresent(request -> request.addSupportingInfo(draft.reference(observation)));
        }
    }
}
