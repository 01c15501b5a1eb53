package vn.hamrong.exchange.fhir;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Specimen.SpecimenCollectionComponent;
import org.hl7.fhir.r4.model.Specimen.SpecimenStatus;

/** SPM, and OBR where it tells of a specimen → Specimen; source: the official maps SPM[Specimen], OBR[Specimen]. */
final class Specimens {
    private static final String TYPE = "Specimen";
    private static final Map<String, SpecimenStatus> STATUS =
            Map.of("Y", SpecimenStatus.AVAILABLE, "N", SpecimenStatus.UNAVAILABLE);

    private Specimens() {}

    static void map(Line spm, Draft draft) {
        Specimen specimen = draft.derived(Specimen::new, spm, key(spm));
        spm.became(specimen);
        draft.patientReference(spm).ifPresent(specimen::setSubject);
        numbers(spm, specimen);
        Codes.concept(spm.field(4), TYPE + ".type").ifPresent(specimen::setType);
        spm.all(5)
                .forEach(modifier -> Codes.concept(modifier, TYPE + ".type")
                        .ifPresent(known -> known.getCoding().forEach(specimen.getType()::addCoding)));
        container(spm, specimen);
        collection(spm, specimen);
        state(spm, specimen);
        Times.dateTime(spm.field(18), TYPE + ".receivedTime").ifPresent(specimen::setReceivedTimeElement);
        spm.above("OBR").ifPresent(obr -> received(obr, specimen, draft));
        join(spm, specimen, draft);
    }

    /** OBR-9, 10, 14 and 15 tell of a specimen when no SPM does. */
    static void ofOrder(Line obr, Draft draft) {
        boolean told = obr.field(15).isPresent()
                || obr.field(9).isPresent()
                || obr.field(10).isPresent();
        if (!told || !obr.children("SPM").isEmpty() || obr.above("SPM").isPresent()) {
            return;
        }
        Specimen specimen = draft.derived(
                Specimen::new,
                obr,
                "specimen",
                OrderNumbers.key(obr, null),
                obr.field(4).peek(),
                obr.field(7).peek());
        draft.patientReference(obr).ifPresent(specimen::setSubject);
        source(obr.field(15), specimen);
        if (obr.field(8).hasText()) {
            Times.period(obr.field(7), obr.field(8), TYPE + ".collection.collectedPeriod")
                    .ifPresent(specimen.getCollection()::setCollected);
        } else {
            Times.dateTime(obr.field(7), TYPE + ".collection.collectedDateTime")
                    .ifPresent(specimen.getCollection()::setCollected);
        }
        Quantities.cq(obr.field(9), TYPE + ".collection.quantity").ifPresent(specimen.getCollection()::setQuantity);
        received(obr, specimen, draft);
        join(obr, specimen, draft);
    }

    private static String[] key(Line spm) {
        String number = OrderNumbers.text(spm.field(2).part(2))
                + OrderNumbers.text(spm.field(2).part(1));
        String order = number.isEmpty()
                ? spm.above("OBR")
                        .map(obr -> OrderNumbers.key(obr, Orders.of(obr).orElse(null)))
                        .orElse("")
                : "";
        String accession = spm.field(30).peek() + spm.field(31).peek();
        return new String[] {
            "specimen",
            number,
            order,
            accession,
            number.isEmpty() ? spm.field(4).peek() : ""
        };
    }

    private static void numbers(Line spm, Specimen specimen) {
        Datum id = spm.field(2);
        Identifiers.ei(id.part(1), "placer-specimen", TYPE + ".identifier")
                .ifPresent(number -> specimen.addIdentifier(OrderNumbers.typed(number, "PLAC")));
        Identifiers.ei(id.part(2), "filler-specimen", TYPE + ".identifier")
                .ifPresent(number -> specimen.addIdentifier(OrderNumbers.typed(number, "FILL")));
        spm.all(3)
                .forEach(parent -> OrderNumbers.parents(parent, TYPE + ".parent")
                        .forEach(known -> specimen.addParent(known.setType(TYPE))));
        Identifiers.cx(spm.field(30), "accession", TYPE + ".accessionIdentifier")
                .ifPresent(specimen::setAccessionIdentifier);
        spm.all(31)
                .forEach(other ->
                        Identifiers.cx(other, "specimen", TYPE + ".identifier").ifPresent(specimen::addIdentifier));
        Identifiers.ei(spm.field(32), "shipment", TYPE + ".identifier").ifPresent(specimen::addIdentifier);
    }

    private static void container(Line spm, Specimen specimen) {
        spm.all(6)
                .forEach(additive -> Codes.concept(additive, TYPE + ".container[0].additiveCodeableConcept")
                        .ifPresent(known -> {
                            if (!specimen.getContainerFirstRep().hasAdditive()) {
                                specimen.getContainerFirstRep().setAdditive(known);
                            } else {
                                specimen.addContainer().setAdditive(known);
                            }
                        }));
        Codes.concept(spm.field(27), TYPE + ".container[0].type")
                .ifPresent(type -> specimen.getContainerFirstRep().setType(type));
    }

    private static void collection(Line spm, Specimen specimen) {
        SpecimenCollectionComponent collection = new SpecimenCollectionComponent();
        Codes.concept(spm.field(7), TYPE + ".collection.method").ifPresent(collection::setMethod);
        Codes.concept(spm.field(8), TYPE + ".collection.bodySite").ifPresent(collection::setBodySite);
        for (int field : new int[] {9, 10}) {
            spm.all(field)
                    .forEach(modifier -> Codes.concept(modifier, TYPE + ".collection.bodySite")
                            .ifPresent(known -> known.getCoding().forEach(collection.getBodySite()::addCoding)));
        }
        Quantities.cq(spm.field(12), TYPE + ".collection.quantity").ifPresent(collection::setQuantity);
        Datum time = spm.field(17);
        if (time.part(2).hasText()) {
            Times.range(time, TYPE + ".collection.collectedPeriod").ifPresent(collection::setCollected);
        } else {
            Times.dateTime(time.part(1), TYPE + ".collection.collectedDateTime").ifPresent(collection::setCollected);
        }
        if (!collection.isEmpty()) {
            specimen.setCollection(collection);
        }
    }

    private static void state(Line spm, Specimen specimen) {
        Codes.translated(spm.field(20), STATUS).ifPresent(status -> {
            specimen.setStatus(status);
            Codes.keep(spm.field(20), specimen.getStatusElement(), TYPE + ".status");
        });
        spm.all(21)
                .forEach(reason -> Codes.concept(reason, TYPE + ".condition").ifPresent(known -> {
                    specimen.setStatus(SpecimenStatus.UNSATISFACTORY);
                    specimen.addCondition(known);
                }));
        spm.all(24).forEach(found -> Codes.concept(found, TYPE + ".condition").ifPresent(specimen::addCondition));
        spm.all(14).stream()
                .filter(Datum::hasText)
                .forEach(text -> specimen.addNote(new Annotation().setText(text.take(TYPE + ".note[0].text"))));
    }

    /** What OBR tells of the specimen whoever describes it: when it came, who took it, what was said of it. */
    private static void received(Line obr, Specimen specimen, Draft draft) {
        if (!specimen.hasReceivedTime()) {
            Times.dateTime(obr.field(14), TYPE + ".receivedTime").ifPresent(specimen::setReceivedTimeElement);
        }
        if (!specimen.getCollection().hasCollector()) {
            Optional<Reference> collector = People.practitioner(obr.field(10), specimen, draft);
            collector.ifPresent(specimen.getCollection()::setCollector);
        }
        for (Datum comment : obr.all(39)) {
            comment.takeAll(TYPE + ".note[0].text");
            specimen.addNote(new Annotation().setText(ObservationValues.said(comment)));
        }
    }

    /** SPS, the specimen of messages before v2.5: its parts are codes one level down. */
    private static void source(Datum sps, Specimen specimen) {
        Codes.concept(sps.part(1), TYPE + ".type").ifPresent(specimen::setType);
        Codes.concept(sps.part(2), TYPE + ".container[0].additiveCodeableConcept")
                .ifPresent(additive -> specimen.addContainer().setAdditive(additive));
        SpecimenCollectionComponent collection = specimen.getCollection();
        if (sps.part(3).hasText()) {
            collection.getMethod().setText(sps.part(3).take(TYPE + ".collection.method.text"));
        }
        Codes.concept(sps.part(4), TYPE + ".collection.bodySite").ifPresent(collection::setBodySite);
        Codes.concept(sps.part(5), TYPE + ".collection.bodySite")
                .ifPresent(known -> known.getCoding().forEach(collection.getBodySite()::addCoding));
    }

    /** Into the report, the order and the results of the same order. */
    private static void join(Line line, Specimen specimen, Draft draft) {
        Reference reference = draft.reference(specimen);
        Optional<Line> order = line.name().equals("OBR") ? Optional.of(line) : line.above("OBR");
        line.nearest(DiagnosticReport.class).ifPresent(report -> report.addSpecimen(reference.copy()));
        line.nearest(ServiceRequest.class).ifPresent(request -> request.addSpecimen(reference.copy()));
        order.ifPresent(obr -> obr.children("OBX").stream()
                .flatMap(obx -> obx.resource().stream())
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .filter(result -> !result.hasSpecimen())
                .forEach(result -> result.setSpecimen(reference.copy())));
    }
}
