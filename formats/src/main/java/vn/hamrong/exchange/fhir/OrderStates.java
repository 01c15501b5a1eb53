package vn.hamrong.exchange.fhir;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;

/**
 * States and priorities of orders and results; source: the official code maps OrderStatus, OrderControlCode,
 * ResultStatus, ObservationResultStatus, ExtendedPriorityCodes. Where they leave a code open, the nearest cautious one:
 * a request to cancel (CA) is no active order any more.
 */
final class OrderStates {
    private static final Map<String, ServiceRequestStatus> STATUS = Map.of(
            "A", ServiceRequestStatus.ACTIVE,
            "CA", ServiceRequestStatus.REVOKED,
            "CM", ServiceRequestStatus.COMPLETED,
            "DC", ServiceRequestStatus.REVOKED,
            "ER", ServiceRequestStatus.ENTEREDINERROR,
            "HD", ServiceRequestStatus.ONHOLD,
            "IP", ServiceRequestStatus.ACTIVE,
            "RP", ServiceRequestStatus.REVOKED,
            "SC", ServiceRequestStatus.ACTIVE);

    private static final Map<String, ServiceRequestStatus> CONTROL = Map.ofEntries(
            Map.entry("NW", ServiceRequestStatus.ACTIVE),
            Map.entry("OK", ServiceRequestStatus.ACTIVE),
            Map.entry("PA", ServiceRequestStatus.ACTIVE),
            Map.entry("CH", ServiceRequestStatus.ACTIVE),
            Map.entry("PR", ServiceRequestStatus.ACTIVE),
            Map.entry("PY", ServiceRequestStatus.ACTIVE),
            Map.entry("RL", ServiceRequestStatus.ACTIVE),
            Map.entry("RO", ServiceRequestStatus.ACTIVE),
            Map.entry("RQ", ServiceRequestStatus.ACTIVE),
            Map.entry("SN", ServiceRequestStatus.ACTIVE),
            Map.entry("NA", ServiceRequestStatus.ACTIVE),
            Map.entry("XO", ServiceRequestStatus.ACTIVE),
            Map.entry("XR", ServiceRequestStatus.ACTIVE),
            Map.entry("XX", ServiceRequestStatus.ACTIVE),
            Map.entry("RF", ServiceRequestStatus.ACTIVE),
            Map.entry("CA", ServiceRequestStatus.REVOKED),
            Map.entry("CR", ServiceRequestStatus.REVOKED),
            Map.entry("DC", ServiceRequestStatus.REVOKED),
            Map.entry("DF", ServiceRequestStatus.REVOKED),
            Map.entry("DR", ServiceRequestStatus.REVOKED),
            Map.entry("OC", ServiceRequestStatus.REVOKED),
            Map.entry("OD", ServiceRequestStatus.REVOKED),
            Map.entry("RP", ServiceRequestStatus.REVOKED),
            Map.entry("RU", ServiceRequestStatus.REVOKED),
            Map.entry("FU", ServiceRequestStatus.COMPLETED),
            Map.entry("RE", ServiceRequestStatus.COMPLETED),
            Map.entry("HD", ServiceRequestStatus.ONHOLD),
            Map.entry("HR", ServiceRequestStatus.ONHOLD),
            Map.entry("OH", ServiceRequestStatus.ONHOLD));

    /** Table 0123. */
    static final Map<String, DiagnosticReportStatus> REPORT = Map.ofEntries(
            Map.entry("O", DiagnosticReportStatus.REGISTERED),
            Map.entry("I", DiagnosticReportStatus.REGISTERED),
            Map.entry("S", DiagnosticReportStatus.REGISTERED),
            Map.entry("N", DiagnosticReportStatus.REGISTERED),
            Map.entry("A", DiagnosticReportStatus.PARTIAL),
            Map.entry("R", DiagnosticReportStatus.PARTIAL),
            Map.entry("P", DiagnosticReportStatus.PRELIMINARY),
            Map.entry("M", DiagnosticReportStatus.PRELIMINARY),
            Map.entry("F", DiagnosticReportStatus.FINAL),
            Map.entry("C", DiagnosticReportStatus.CORRECTED),
            Map.entry("X", DiagnosticReportStatus.CANCELLED));

    /** Table 0085. */
    static final Map<String, ObservationStatus> OBSERVATION = Map.ofEntries(
            Map.entry("B", ObservationStatus.AMENDED),
            Map.entry("C", ObservationStatus.CORRECTED),
            Map.entry("D", ObservationStatus.ENTEREDINERROR),
            Map.entry("W", ObservationStatus.ENTEREDINERROR),
            Map.entry("F", ObservationStatus.FINAL),
            Map.entry("U", ObservationStatus.FINAL),
            Map.entry("V", ObservationStatus.FINAL),
            Map.entry("N", ObservationStatus.FINAL),
            Map.entry("I", ObservationStatus.REGISTERED),
            Map.entry("O", ObservationStatus.REGISTERED),
            Map.entry("P", ObservationStatus.PRELIMINARY),
            Map.entry("R", ObservationStatus.PRELIMINARY),
            Map.entry("S", ObservationStatus.PRELIMINARY),
            Map.entry("X", ObservationStatus.CANCELLED));

    /** Table 0485 and the priorities of older versions. */
    static final Map<String, ServiceRequestPriority> PRIORITY = Map.of(
            "S", ServiceRequestPriority.STAT,
            "A", ServiceRequestPriority.ASAP,
            "R", ServiceRequestPriority.ROUTINE,
            "P", ServiceRequestPriority.URGENT,
            "T", ServiceRequestPriority.URGENT,
            "U", ServiceRequestPriority.URGENT,
            "UR", ServiceRequestPriority.URGENT);

    private OrderStates() {}

    /** ORC-5 if it says something, else ORC-1; unknown when neither does. */
    static ServiceRequestStatus of(@Nullable Line orc) {
        if (orc == null) {
            return ServiceRequestStatus.UNKNOWN;
        }
        return Codes.translated(orc.field(5), STATUS)
                .or(() -> Codes.translated(orc.field(1), CONTROL))
                .orElse(ServiceRequestStatus.UNKNOWN);
    }

    /** The same for drugs, which have other words. */
    static MedicationRequestStatus ofDrug(@Nullable Line orc) {
        return switch (of(orc)) {
            case ACTIVE -> MedicationRequestStatus.ACTIVE;
            case ONHOLD -> MedicationRequestStatus.ONHOLD;
            case REVOKED -> MedicationRequestStatus.STOPPED;
            case COMPLETED -> MedicationRequestStatus.COMPLETED;
            case ENTEREDINERROR -> MedicationRequestStatus.ENTEREDINERROR;
            default -> MedicationRequestStatus.UNKNOWN;
        };
    }

    /** The field the state was read from. */
    static Optional<Datum> source(@Nullable Line orc) {
        if (orc == null) {
            return Optional.empty();
        }
        Datum status = orc.field(5);
        return Optional.of(STATUS.containsKey(Codes.code(status)) ? status : orc.field(1))
                .filter(Datum::hasText);
    }
}
