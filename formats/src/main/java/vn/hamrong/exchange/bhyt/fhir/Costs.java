package vn.hamrong.exchange.bhyt.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Invoice;
import org.hl7.fhir.r4.model.Invoice.InvoiceLineItemComponent;
import org.hl7.fhir.r4.model.Invoice.InvoiceLineItemPriceComponentComponent;
import org.hl7.fhir.r4.model.Invoice.InvoicePriceComponentType;
import org.hl7.fhir.r4.model.Invoice.InvoiceStatus;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.ServiceRequest;
import vn.hamrong.exchange.bhyt.Table;

/**
 * What the visit cost: one Account, one ChargeItem per line of XML2 and XML3, and one Invoice with the totals of XML1. The
 * dossier tells the insurer of costs that were billed already, so the Invoice is never a draft for payments to issue.
 */
final class Costs {
    private static final List<String> TOTALS =
            List.of("T_THUOC", "T_VTYT", "T_TONGCHI_BH", "T_BNTT", "T_BNCCT", "T_BHTT", "T_NGUONKHAC", "T_BHTT_GDV");

    private static final List<String> SHARES = List.of("THANH_TIEN_BH", "T_BNTT", "T_BNCCT", "T_BHTT", "T_NGUONKHAC");

    private static final List<String> FACTS = List.of(
            "STT",
            "PHAM_VI",
            "TYLE_TT_BH",
            "TYLE_TT_DV",
            "DON_GIA",
            "DON_GIA_BV",
            "DON_GIA_BH",
            "THANH_TIEN_BV",
            "THANH_TIEN_BH",
            "T_NGUONKHAC_NSNN",
            "T_NGUONKHAC_VTNN",
            "T_NGUONKHAC_VTTN",
            "T_NGUONKHAC_CL",
            "T_NGUONKHAC",
            "MUC_HUONG",
            "T_BNTT",
            "T_BNCCT",
            "T_BHTT",
            "T_TRANTT",
            "MA_PTTT",
            "NGUON_CTRA",
            "TT_THAU",
            "VET_THUONG_TP",
            "MA_NHOM",
            "MA_KHOA",
            "GOI_VTYT",
            "MA_XANG_DAU",
            "DU_PHONG");

    private final DossierDraft draft;
    private final Account account;
    private final Invoice invoice;

    Costs(DossierDraft draft, List<Coverage> coverages) {
        this.draft = draft;
        this.account = draft.derived(Account::new, "account");
        this.invoice = draft.derived(Invoice::new, "invoice");
        account.setStatus(AccountStatus.ACTIVE).addSubject(draft.subject());
        coverages.forEach(
                one -> account.addCoverage().setCoverage(draft.entries().reference(one)));
        draft.encounter().addAccount(draft.entries().reference(account));
        invoice.setStatus(InvoiceStatus.ISSUED).setSubject(draft.subject());
        invoice.setType(Systems.of(Table.XML1));
        invoice.setAccount(draft.entries().reference(account));
    }

    /** XML1's totals. */
    void totals(Row sum) {
        sum.becomes(invoice, TOTALS);
        Moments.dateTime(sum, "NGAY_TTOAN", "Invoice.date").ifPresent(time -> {
            invoice.setDateElement(time);
            invoice.setStatus(InvoiceStatus.BALANCED);
        });
        Amounts.dong(sum, "T_TONGCHI_BV", "Invoice.totalNet").ifPresent(invoice::setTotalNet);
        for (String field : TOTALS) {
            Amounts.dong(sum, field, "Invoice.totalPriceComponent.amount")
                    .ifPresent(amount -> component(invoice.addTotalPriceComponent(), field, amount));
        }
    }

    /**
     * A line of XML2 or XML3.
     *
     * @param service what the line pays for, when that is a resource of its own
     */
    ChargeItem line(Row row, CodeableConcept code, Optional<DomainResource> service) {
        ChargeItem charge = draft.derived(ChargeItem::new, row.key());
        row.becomes(charge, FACTS);
        charge.setStatus(ChargeItemStatus.BILLED).setCode(code.copy());
        Systems.coding(Systems.COST_GROUP, row.peek("MA_NHOM")).ifPresent(group -> {
            row.take("MA_NHOM", "ChargeItem.code.coding.code");
            charge.getCode().addCoding(group);
        });
        charge.setSubject(draft.subject()).setContext(draft.visitReference());
        Amounts.quantity(row, "SO_LUONG", "DON_VI_TINH", "ChargeItem.quantity").ifPresent(charge::setQuantity);
        Moments.dateTime(row, "NGAY_YL", "ChargeItem.occurrenceDateTime").ifPresent(charge::setOccurrence);
        charge.addAccount(draft.entries().reference(account));
        service.map(draft.entries()::reference).ifPresent(one -> {
            // FHIR takes what was done for a service, not what was asked for.
            boolean asked = service.get() instanceof ServiceRequest;
            (asked ? charge.addSupportingInformation() : charge.addService()).setReference(one.getReference());
        });
        price(row, charge);
        invoiced(row, charge);
        return charge;
    }

    private static void price(Row row, ChargeItem charge) {
        String field = row.table() == Table.XML2 ? "DON_GIA" : "DON_GIA_BV";
        Amounts.dong(row, field, "ChargeItem.priceOverride").ifPresent(charge::setPriceOverride);
    }

    private void invoiced(Row row, ChargeItem charge) {
        InvoiceLineItemComponent line = invoice.addLineItem();
        line.setSequence(invoice.getLineItem().size())
                .setChargeItem(draft.entries().reference(charge));
        String to = "Invoice.lineItem.priceComponent.amount";
        Amounts.dong(row, "THANH_TIEN_BV", to)
                .ifPresent(amount -> line.addPriceComponent()
                        .setType(InvoicePriceComponentType.BASE)
                        .setAmount(amount));
        for (String field : SHARES) {
            Amounts.dong(row, field, to).ifPresent(amount -> component(line.addPriceComponent(), field, amount));
        }
    }

    private static void component(InvoiceLineItemPriceComponentComponent component, String field, Money amount) {
        component.setType(InvoicePriceComponentType.INFORMATIONAL).setAmount(amount);
        component.setCode(new CodeableConcept().addCoding(new Coding(Systems.AMOUNT, field, null)));
    }
}
