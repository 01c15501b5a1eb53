package vn.hamrong.exchange.fhir;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Quantity;

/** FT1 → ChargeItem, and a line of the message's Invoice. HL7 has no official map of it. */
final class Charges {
    /** Table 0017. */
    private static final Map<String, ChargeItemStatus> STATES = Map.of(
            "CG", ChargeItemStatus.BILLABLE,
            "CO", ChargeItemStatus.BILLABLE,
            "CD", ChargeItemStatus.ABORTED,
            "CR", ChargeItemStatus.ABORTED,
            "PY", ChargeItemStatus.NOTBILLABLE,
            "AJ", ChargeItemStatus.NOTBILLABLE);

    private Charges() {}

    static void map(Line ft1, Draft draft) {
        if (draft.patient(ft1).isEmpty()) {
            return;
        }
        ChargeItem charge = enter(ft1, draft);
        ft1.became(charge);
        draft.patientReference(ft1).ifPresent(charge::setSubject);
        draft.encounterReference(ft1).ifPresent(charge::setContext);
        status(ft1.field(6), charge);
        what(ft1, charge);
        when(ft1, charge);
        who(ft1, charge, draft);
        Account account = Accounts.of(ft1, draft);
        charge.addAccount(draft.reference(account));
        Optional<Money> amount = amount(ft1, charge);
        Invoices.add(ft1, charge, amount, draft);
    }

    private static ChargeItem enter(Line ft1, Draft draft) {
        Optional<Identifier> number = Identifiers.ei(ft1.field(2), "charge", "ChargeItem.identifier[0]");
        if (number.isPresent()) {
            return draft.keyed(ChargeItem::new, number.get());
        }
        String code = ft1.field(7).part(1).peek();
        return draft.derived(
                ChargeItem::new,
                ft1,
                "charge",
                draft.visitKey(ft1),
                ft1.field(4).peek(),
                code);
    }

    private static void status(Datum type, ChargeItem charge) {
        ChargeItemStatus known = STATES.get(Codes.code(type));
        charge.setStatus(known == null ? ChargeItemStatus.UNKNOWN : known);
        if (known != null) {
            Kept.original(type, charge.getStatusElement(), "ChargeItem.status");
        }
    }

    private static void what(Line ft1, ChargeItem charge) {
        CodeableConcept code = Codes.concept(ft1.field(7), "ChargeItem.code").orElseGet(CodeableConcept::new);
        Codes.coding(ft1.field(25), "ChargeItem.code.coding[" + code.getCoding().size() + "]")
                .filter(coding -> code.getCoding().stream()
                        .noneMatch(known -> coding.getCode().equals(known.getCode())))
                .ifPresent(code::addCoding);
        Datum description = ft1.field(8);
        if (description.hasText()) {
            code.setText(description.take("ChargeItem.code.text"));
        }
        charge.setCode(code.isEmpty() ? code.setText("?") : code);
        Datum other = ft1.field(9);
        if (other.hasText()) {
            charge.addNote().setText(other.take("ChargeItem.note[0].text"));
        }
        Numbers.take(ft1.field(10), "ChargeItem.quantity.value")
                .ifPresent(number -> charge.setQuantity(new Quantity().setValue(number)));
        Lists.concepts(ft1, 19, "ChargeItem.reason[0]", charge::addReason);
        Codes.concept(ft1.field(29), "ChargeItem.productCodeableConcept").ifPresent(charge::setProduct);
        Lists.concepts(ft1, 26, "ChargeItem.bodysite[0]", charge::addBodysite);
    }

    private static void when(Line ft1, ChargeItem charge) {
        Times.range(ft1.field(4), "ChargeItem.occurrencePeriod")
                .filter(period -> period.hasEnd())
                .ifPresent(charge::setOccurrence);
        if (!charge.hasOccurrence()) {
            Times.dateTime(ft1.field(4), "ChargeItem.occurrenceDateTime").ifPresent(charge::setOccurrence);
        }
        Times.dateTime(ft1.field(5), "ChargeItem.enteredDate").ifPresent(charge::setEnteredDateElement);
    }

    private static void who(Line ft1, ChargeItem charge, Draft draft) {
        for (int field : new int[] {20, 21}) {
            for (Datum xcn : ft1.all(field)) {
                People.practitioner(xcn, charge, draft)
                        .ifPresent(person -> charge.addPerformer().setActor(person));
            }
        }
        People.practitioner(ft1.field(24), charge, draft).ifPresent(charge::setEnterer);
        Organizations.cwe(ft1.field(13), "department", charge, draft).ifPresent(charge::setPerformingOrganization);
    }

    /** FT1-11, the amount of the whole line; else FT1-22, the price of one, times the quantity. */
    private static Optional<Money> amount(Line ft1, ChargeItem charge) {
        Optional<Money> whole = Amounts.cp(ft1.field(11), "Invoice.lineItem.priceComponent[0].amount");
        Optional<Money> unit = Amounts.cp(ft1.field(22), "ChargeItem.priceOverride")
                .or(() -> Amounts.cp(ft1.field(12), "ChargeItem.priceOverride"));
        unit.ifPresent(charge::setPriceOverride);
        if (whole.isPresent() || unit.isEmpty()) {
            return whole;
        }
        BigDecimal quantity = charge.hasQuantity() ? charge.getQuantity().getValue() : BigDecimal.ONE;
        return unit.map(one -> one.copy().setValue(one.getValue().multiply(quantity)));
    }
}
