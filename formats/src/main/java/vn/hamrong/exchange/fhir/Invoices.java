package vn.hamrong.exchange.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Invoice;
import org.hl7.fhir.r4.model.Invoice.InvoiceLineItemComponent;
import org.hl7.fhir.r4.model.Invoice.InvoicePriceComponentType;
import org.hl7.fhir.r4.model.Invoice.InvoiceStatus;
import org.hl7.fhir.r4.model.Money;

/** The charges of one message as an Invoice: what payments asks for. A draft until payments issues it. */
final class Invoices {
    private Invoices() {}

    /** Adds a line for the charge; credits count against the total, payments and adjustments are no lines. */
    static void add(Line ft1, ChargeItem charge, Optional<Money> amount, Draft draft) {
        if (amount.isEmpty() || charge.getStatus() == ChargeItemStatus.NOTBILLABLE) {
            return;
        }
        Invoice invoice = of(ft1, draft);
        boolean credit = charge.getStatus() == ChargeItemStatus.ABORTED
                && amount.get().getValue().signum() > 0;
        Money signed = credit ? negated(amount.get()) : amount.get();
        InvoiceLineItemComponent line =
                invoice.addLineItem().setSequence(invoice.getLineItem().size());
        line.setChargeItem(draft.reference(charge));
        line.addPriceComponent().setType(InvoicePriceComponentType.BASE).setAmount(signed);
        total(invoice, signed);
    }

    private static Money negated(Money money) {
        return money.copy().setValue(money.getValue().negate());
    }

    /** One invoice a message; FT1-3 (the batch) tells several apart. */
    private static Invoice of(Line ft1, Draft draft) {
        String batch = ft1.field(3).take("Invoice.identifier[0].value");
        Invoice invoice = draft.keyed(
                Invoice::new, draft.derivedNumber(ft1, "invoice", draft.visitKey(ft1), batch, draft.controlId()));
        if (!invoice.hasStatus()) {
            invoice.setStatus(InvoiceStatus.DRAFT);
            draft.patientReference(ft1).ifPresent(invoice::setSubject);
            invoice.setAccount(draft.reference(Accounts.of(ft1, draft)));
            Times.iso(ft1.field(4).peek()).map(DateTimeType::new).ifPresent(invoice::setDateElement);
        }
        return invoice;
    }

    /** The sum, as long as every line has the same currency. */
    private static void total(Invoice invoice, Money amount) {
        BigDecimal before = invoice.hasTotalNet() ? invoice.getTotalNet().getValue() : BigDecimal.ZERO;
        String currency = invoice.hasTotalNet() ? invoice.getTotalNet().getCurrency() : amount.getCurrency();
        if (invoice.getLineItem().size() > 1 && (!invoice.hasTotalNet() || !currency.equals(amount.getCurrency()))) {
            invoice.setTotalNet(null);
            return;
        }
        invoice.setTotalNet(new Money().setValue(before.add(amount.getValue())).setCurrency(currency));
    }
}
