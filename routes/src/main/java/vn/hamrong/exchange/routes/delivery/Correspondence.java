package vn.hamrong.exchange.routes.delivery;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.Referral;
import vn.hamrong.exchange.Referrals;
import vn.hamrong.exchange.letters.Contents;
import vn.hamrong.exchange.letters.ControlIds;
import vn.hamrong.exchange.letters.Payload;
import vn.hamrong.exchange.routes.apply.Onward;
import vn.hamrong.shared.FacilityCode;

/**
 * Hospitals writing to each other through the hub. A message that is addressed to another joined hospital is told to it:
 * an order becomes a {@link Referral} under the hub's own number. A final result of such an order, from the hospital it
 * went to and from nobody else, goes back to the hospital that gave it. Either is told again when it changed, and only
 * then. Everything else stays where it is.
 */
public final class Correspondence implements Onward {
    private static final Set<DiagnosticReportStatus> FINAL = Set.of(
            DiagnosticReportStatus.FINAL,
            DiagnosticReportStatus.AMENDED,
            DiagnosticReportStatus.CORRECTED,
            DiagnosticReportStatus.APPENDED);

    private static final Set<ServiceRequestStatus> NOT_GIVEN =
            Set.of(ServiceRequestStatus.DRAFT, ServiceRequestStatus.COMPLETED);

    private static final int NUMBER_DIGITS = 14;
    private static final int CODE_MAX = 200;
    private static final int CODE_DIGITS = 20;

    private final Addressees addressees;
    private final Referrals referrals;
    private final Postbox postbox;

    /** Between these hospitals. */
    public Correspondence(Addressees addressees, Referrals referrals, Postbox postbox) {
        this.addressees = addressees;
        this.referrals = referrals;
        this.postbox = postbox;
    }

    @Override
    public void tell(Applied message) {
        MessageParts parts = new MessageParts(message.read());
        parts.all(DiagnosticReport.class).forEach(report -> result(message, parts, report));
        if (message.type().startsWith("ORU") || message.type().startsWith("OUL")) {
            return; // its orders are only mentioned
        }
        parts.ordered().stream()
                .filter(order -> !NOT_GIVEN.contains(order.getStatus()))
                .forEach(order ->
                        addressees.of(order, parts, message.hospital()).ifPresent(to -> refer(message, order, to)));
        addressees.of(parts, message.hospital()).ifPresent(to -> notice(message, to));
    }

    /** Whether it holds an order for another hospital, or a report on one that came from another. */
    boolean concerns(FacilityCode sender, Bundle read) {
        MessageParts parts = new MessageParts(read);
        return parts.all(ServiceRequest.class).stream()
                        .anyMatch(order -> addressees.of(order, parts, sender).isPresent())
                || parts.all(DiagnosticReport.class).stream()
                        .anyMatch(report -> parts.referralNumber(report).isPresent());
    }

    /** Of a patient on whom the sender has no words of its own nothing can be told: somebody must know. */
    void unknown(Applied write) {
        postbox.unsendable(write, write.hospital(), "an order or a result of a patient it never described");
    }

    private void refer(Applied message, ServiceRequest order, FacilityCode to) {
        Optional<Identifier> own = MessageParts.placer(order.getIdentifier());
        if (own.isEmpty()) {
            postbox.unsendable(message, to, "an order without a usable number (ORC-2) was addressed to " + to);
            return;
        }
        Referral.OrderNumber number =
                new Referral.OrderNumber(own.get().getSystem(), own.get().getValue());
        String name = String.join("|", message.hospital().value(), to.value(), number.system(), number.value());
        Referral referral = new Referral(
                MessageParts.PREFIX + ControlIds.of(name, NUMBER_DIGITS),
                message.hospital(),
                to,
                message.patient(),
                message.mrn(),
                number,
                message.number(),
                message.receivedAt());
        referrals.add(referral);
        Payload payload = contents(message).referral(order, referral.number());
        postbox.post(message, new Postbox.News(to, Matter.REFERRAL, payload), referral.number());
    }

    private void result(Applied message, MessageParts parts, DiagnosticReport report) {
        Optional<Referral> asked = FINAL.contains(report.getStatus())
                ? parts.referralNumber(report).flatMap(referrals::find)
                : Optional.empty();
        asked.ifPresent(referral -> {
            if (referral.to().equals(message.hospital())) {
                giveBack(message, report, referral);
            } else {
                postbox.unsendable(message, referral.from(), "a result came from a hospital that was not asked for it");
            }
        });
    }

    private void giveBack(Applied message, DiagnosticReport report, Referral referral) {
        Identifier placer = MessageParts.placer(referral.order());
        Payload payload = contents(message).result(report, placer, referral.from(), referral.mrn());
        String code = String.valueOf(report.getCode().getCodingFirstRep().getCode());
        String thing = referral.number() + "|" + (code.length() > CODE_MAX ? ControlIds.of(code, CODE_DIGITS) : code);
        postbox.post(message, new Postbox.News(referral.from(), Matter.RESULT, payload), thing);
    }

    private void notice(Applied message, FacilityCode to) {
        switch (message.type()) {
            case "ADT^A01", "ADT^A04" ->
                postbox.post(
                        message,
                        new Postbox.News(to, Matter.VISIT, contents(message).visit()));
            case "DFT^P03" ->
                postbox.post(
                        message,
                        new Postbox.News(to, Matter.CHARGE, contents(message).charge()));
            case "MDM^T02", "MDM^T06", "MDM^T08", "MDM^T10" ->
                postbox.post(
                        message,
                        new Postbox.News(to, Matter.DOCUMENT, contents(message).document()));
            default -> {
                // orders went their own way; what else may be addressed to a hospital is none of its matters
            }
        }
    }

    private static Contents contents(Applied message) {
        return new Contents(message.read(), message.patient(), message.receivedAt());
    }
}
