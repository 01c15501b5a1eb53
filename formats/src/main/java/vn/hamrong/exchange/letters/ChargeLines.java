package vn.hamrong.exchange.letters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.Invoice;
import org.hl7.fhir.r4.model.Invoice.InvoiceLineItemComponent;
import org.hl7.fhir.r4.model.Money;

/** FT1 (HL7 v2.5.1 §6.5.1). Money in whole đồng or as the charge has it. */
final class ChargeLines {
    /** Table 0017. */
    private static final Map<ChargeItemStatus, String> KINDS = Map.of(
            ChargeItemStatus.BILLABLE, "CG",
            ChargeItemStatus.BILLED, "CG",
            ChargeItemStatus.ABORTED, "CD",
            ChargeItemStatus.ENTEREDINERROR, "CD");

    private final Moments moments;
    private final Payload payload;

    ChargeLines(Moments moments, Payload payload) {
        this.moments = moments;
        this.payload = payload;
    }

    SegmentText of(ChargeItem charge, int nth) {
        SegmentText ft1 = new SegmentText("FT1")
                .set(1, nth)
                .set(4, moments.start(charge.getOccurrence()))
                .set(6, kind(charge))
                .set(7, Coded.concept(charge.getCode()));
        charge.getIdentifier().stream()
                .filter(number -> number.hasValue() && !Numberings.isDerived(number))
                .findFirst()
                .ifPresent(number -> ft1.set(2, Escaped.texts(number.getValue(), Numberings.name(number))));
        if (charge.hasQuantity()) {
            ft1.set(10, charge.getQuantity().getValue().toPlainString());
        }
        amount(charge, payload).ifPresent(whole -> ft1.set(11, money(whole)));
        if (charge.hasPriceOverride()) {
            ft1.set(22, money(charge.getPriceOverride()));
        }
        return ft1;
    }

    /** FT1-6. */
    static String kind(ChargeItem charge) {
        return Optional.ofNullable(KINDS.get(charge.getStatus()))
                .orElseThrow(() -> new Unsayable("a charge has a state that HL7 v2 cannot say"));
    }

    /** What the invoice says of the whole line; credits are told by their kind, so the amount has no sign. */
    static Optional<Money> amount(ChargeItem charge, Payload payload) {
        return payload.all(Invoice.class)
                .flatMap(invoice -> invoice.getLineItem().stream())
                .filter(line -> line.hasChargeItemReference() && leadsTo(line, charge, payload))
                .filter(InvoiceLineItemComponent::hasPriceComponent)
                .map(line -> line.getPriceComponentFirstRep().getAmount())
                .findFirst()
                .map(money -> money.copy().setValue(money.getValue().abs()));
    }

    private static boolean leadsTo(InvoiceLineItemComponent line, ChargeItem charge, Payload payload) {
        return payload.targets(List.of(line.getChargeItemReference()), ChargeItem.class)
                .anyMatch(one -> one == charge);
    }

    private static String money(Money money) {
        return Escaped.text(money.getValue().toPlainString()) + "&" + Escaped.text(money.getCurrency());
    }
}
