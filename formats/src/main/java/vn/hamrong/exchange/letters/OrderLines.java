package vn.hamrong.exchange.letters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** ORC, OBR, NTE and DG1 (HL7 v2.5.1 §4.5, §2.5.10, §6.5.2). */
final class OrderLines {
    /** What the receiver is to do: take a new order, or give it up (table 0119). */
    private static final Map<ServiceRequestStatus, String> CONTROLS = Map.of(
            ServiceRequestStatus.ACTIVE, "NW",
            ServiceRequestStatus.REVOKED, "CA",
            ServiceRequestStatus.ENTEREDINERROR, "CA",
            ServiceRequestStatus.ONHOLD, "HD");

    private static final Map<ServiceRequestPriority, String> PRIORITIES = Map.of(
            ServiceRequestPriority.ROUTINE, "R",
            ServiceRequestPriority.URGENT, "U",
            ServiceRequestPriority.ASAP, "A",
            ServiceRequestPriority.STAT, "S");

    /** Table 0123. */
    private static final Map<DiagnosticReportStatus, String> STATES = Map.of(
            DiagnosticReportStatus.FINAL, "F",
            DiagnosticReportStatus.CORRECTED, "C",
            DiagnosticReportStatus.AMENDED, "C",
            DiagnosticReportStatus.APPENDED, "C",
            DiagnosticReportStatus.PRELIMINARY, "P",
            DiagnosticReportStatus.PARTIAL, "R",
            DiagnosticReportStatus.REGISTERED, "I",
            DiagnosticReportStatus.CANCELLED, "X");

    private final Moments moments;

    OrderLines(Moments moments) {
        this.moments = moments;
    }

    SegmentText ordering(ServiceRequest order, Payload payload) {
        return new SegmentText("ORC")
                .set(1, isChange(order) ? "XO" : control(order))
                .set(2, number(order.getIdentifier(), "PLAC"))
                .set(3, number(order.getIdentifier(), "FILL"))
                .set(9, moments.of(order.getAuthoredOnElement()))
                .set(12, Requester.of(order, payload).map(Requester::xcn).orElse(""));
    }

    /** An order that stands and was told before. */
    private static boolean isChange(ServiceRequest order) {
        String version = order.getMeta().getVersionId();
        return control(order).equals("NW") && version != null && !version.equals("1");
    }

    /** What the receiver is to do, whether or not it was told before. */
    static String control(ServiceRequest order) {
        return CONTROLS.getOrDefault(order.getStatus(), "NW");
    }

    SegmentText ordered(ServiceRequest order, int nth) {
        SegmentText obr = numbered(order, nth).set(4, Coded.concept(order.getCode()));
        obr.set(5, priority(order)).set(7, moments.start(order.getOccurrence()));
        obr.set(13, Escaped.text(String.join("; ", clinical(order))));
        return obr.set(
                31,
                Escaped.repetitions(
                        order.getReasonCode().stream().map(Coded::concept).toList()));
    }

    /** OBR-5 (table 0485). */
    static String priority(ServiceRequest order) {
        return order.hasPriority() ? PRIORITIES.getOrDefault(order.getPriority(), "") : "";
    }

    private static List<String> clinical(ServiceRequest order) {
        return order.getSupportingInfo().stream()
                .filter(info -> info.hasDisplay() && !info.hasReference())
                .map(info -> info.getDisplay())
                .toList();
    }

    SegmentText resulting(ServiceRequest order) {
        return new SegmentText("ORC")
                .set(1, "RE")
                .set(2, number(order.getIdentifier(), "PLAC"))
                .set(3, number(order.getIdentifier(), "FILL"));
    }

    SegmentText reported(DiagnosticReport report, ServiceRequest order, int nth) {
        return numbered(order, nth)
                .set(4, Coded.concept(report.getCode()))
                .set(7, moments.start(report.getEffective()))
                .set(8, moments.end(report.getEffective()))
                .set(22, report.hasIssued() ? moments.of(report.getIssued().toInstant()) : "")
                .set(25, state(report));
    }

    /** OBR-25. */
    static String state(DiagnosticReport report) {
        return Optional.ofNullable(STATES.get(report.getStatus()))
                .orElseThrow(() -> new Unsayable("a report has a state that HL7 v2 cannot say"));
    }

    private static SegmentText numbered(ServiceRequest order, int nth) {
        return new SegmentText("OBR")
                .set(1, nth)
                .set(2, number(order.getIdentifier(), "PLAC"))
                .set(3, number(order.getIdentifier(), "FILL"));
    }

    SegmentText diagnosis(Condition condition, int nth) {
        return new SegmentText("DG1")
                .set(1, nth)
                .set(3, Coded.concept(condition.getCode()))
                .set(5, moments.start(condition.getOnset()))
                .set(6, "W");
    }

    static SegmentText note(Annotation note, int nth) {
        List<String> lines = note.getText().lines().map(Escaped::text).toList();
        return new SegmentText("NTE").set(1, nth).set(3, String.join("~", lines));
    }

    /** An EI: the number and the name of the numbering, when its system tells one. */
    static String number(List<Identifier> numbers, String type) {
        return typed(numbers, type)
                .map(number -> Escaped.texts(number.getValue(), Numberings.name(number)))
                .orElse("");
    }

    static Optional<Identifier> typed(List<Identifier> numbers, String type) {
        return numbers.stream()
                .filter(number -> number.hasValue()
                        && number.getType().getCoding().stream().anyMatch(coding -> type.equals(coding.getCode())))
                .findFirst();
    }
}
