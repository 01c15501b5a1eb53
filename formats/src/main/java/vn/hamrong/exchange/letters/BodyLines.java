package vn.hamrong.exchange.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import vn.hamrong.exchange.Destination.Letterhead;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.shared.FacilityCode;

/** Everything after MSH, in the order that the message's structure asks for. */
final class BodyLines {
    private final Payload payload;
    private final FacilityCode receiver;
    private final Letterhead head;
    private final Moments moments;
    private final OrderLines orders;
    private final List<SegmentText> lines = new ArrayList<>();

    BodyLines(Payload payload, FacilityCode receiver, Letterhead head, Moments moments) {
        this.payload = payload;
        this.receiver = receiver;
        this.head = head;
        this.moments = moments;
        this.orders = new OrderLines(moments);
    }

    List<SegmentText> of(Matter matter) {
        switch (matter) {
            case REFERRAL -> referral();
            case RESULT -> result();
            case VISIT -> visit();
            case DOCUMENT -> document();
            case CHARGE -> charges();
        }
        return lines;
    }

    private void patient() {
        lines.add(PatientLines.pid(payload.patient(), receiver, head.receivingFacility(), moments));
        Optional<Encounter> visit = payload.all(Encounter.class).findFirst();
        lines.add(PatientLines.pv1(visit, moments));
    }

    private void event(String event) {
        lines.add(new HeadLines(head, moments).evn(event, payload.at()));
    }

    private void referral() {
        patient();
        int nth = 1;
        for (ServiceRequest order : needed(ServiceRequest.class)) {
            lines.add(orders.ordering(order, payload));
            lines.add(orders.ordered(order, nth++));
            notes(order.getNote());
        }
        diagnoses();
    }

    private void notes(List<Annotation> notes) {
        int nth = 1;
        for (Annotation note : notes) {
            lines.add(OrderLines.note(note, nth++));
        }
    }

    private void diagnoses() {
        int nth = 1;
        for (Condition condition : payload.all(Condition.class).toList()) {
            lines.add(orders.diagnosis(condition, nth++));
        }
    }

    private void result() {
        patient();
        SpecimenLines specimens = new SpecimenLines(moments, head.version().compareTo("2.5") < 0);
        ResultLines results = new ResultLines(
                moments, new ResultValues(moments, head.version().compareTo("2.6") < 0));
        int nth = 1;
        for (DiagnosticReport report : needed(DiagnosticReport.class)) {
            ServiceRequest order = payload.targets(report.getBasedOn(), ServiceRequest.class)
                    .findFirst()
                    .orElseThrow(() -> new Unsayable("a report names no order"));
            lines.add(orders.resulting(order));
            lines.add(orders.reported(report, order, nth++).set(15, specimens.source(report, payload)));
            observations(report, results);
            lines.addAll(specimens.lines(report, payload));
        }
    }

    private void observations(DiagnosticReport report, ResultLines results) {
        int nth = 1;
        for (Observation value : payload.targets(report.getResult(), Observation.class)
                .filter(ResultLines::says)
                .toList()) {
            lines.addAll(results.of(value, nth++));
        }
        for (Attachment file : report.getPresentedForm()) {
            lines.add(results.file(file, nth++));
        }
    }

    private void visit() {
        event("A04");
        patient();
        diagnoses();
    }

    private void document() {
        event("T02");
        patient();
        for (DocumentReference document : needed(DocumentReference.class)) {
            lines.addAll(new DocumentLines(moments).of(document));
        }
    }

    private void charges() {
        event("P03");
        patient();
        int nth = 1;
        for (ChargeItem charge : needed(ChargeItem.class)) {
            lines.add(new ChargeLines(moments, payload).of(charge, nth++));
        }
    }

    private <T extends Resource> List<T> needed(Class<T> type) {
        List<T> all = payload.all(type).toList();
        if (all.isEmpty()) {
            throw new Unsayable("the content has no " + type.getSimpleName());
        }
        return all;
    }
}
