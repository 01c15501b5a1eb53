package vn.hamrong.exchange.fhir;

import java.util.ArrayList;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** IN1 → Coverage, its payor and its subscriber; source: the official map IN1[Coverage]. */
final class Coverages {
    private Coverages() {}

    static void map(Line in1, Draft draft) {
        if (draft.patient(in1).isEmpty()) {
            return;
        }
        Coverage coverage = draft.derived(Coverage::new, in1, "coverage", key(in1));
        in1.became(coverage);
        coverage.setStatus(CoverageStatus.ACTIVE);
        draft.patientReference(in1).ifPresent(coverage::setBeneficiary);
        numbers(in1, coverage);
        payor(in1, coverage, draft);
        policyHolder(in1, coverage, draft);
        Times.period(in1.field(12), in1.field(13), "Coverage.period").ifPresent(coverage::setPeriod);
        Codes.concept(in1.field(15), "Coverage.type").ifPresent(coverage::setType);
        Codes.concept(in1.field(17), "Coverage.relationship", Tables.SUBSCRIBER).ifPresent(coverage::setRelationship);
        Numbers.whole(in1.field(22), 1, "Coverage.order").ifPresent(coverage::setOrder);
        Subscribers.map(in1, coverage, draft);
        Accounts.of(in1, draft).addCoverage().setCoverage(draft.reference(coverage));
    }

    private static String key(Line in1) {
        return in1.field(2).part(1).peek() + "|" + in1.field(36).peek() + "|"
                + in1.field(3).peek();
    }

    private static void numbers(Line in1, Coverage coverage) {
        plan(in1.field(2), coverage);
        Datum policy = in1.field(36);
        Identifiers.plain(policy, "policy", "Coverage.identifier[1]").ifPresent(number -> {
            // A Vietnamese health insurance card: two letters and 13 digits, or its 10 digits alone.
            coverage.setSubscriberId(policy.peek());
            coverage.addIdentifier(number);
        });
        for (Datum cx : in1.all(49)) {
            Identifiers.cx(cx, "insured", "Coverage.subscriberId").ifPresent(number -> {
                coverage.addIdentifier(number);
                coverage.setSubscriberId(number.getValue());
            });
        }
        klass(in1.field(8), in1.field(9), "group", coverage);
        klass(in1.field(35), in1.field(35), "plan", coverage);
    }

    /** CWE[Identifier]: the plan's code is a number of the coverage, and its class. */
    private static void plan(Datum plan, Coverage coverage) {
        Identifiers.plain(plan.part(1), "plan", "Coverage.identifier[1]").ifPresent(coverage::addIdentifier);
        klass(plan.part(1), plan.part(2), "plan", coverage);
    }

    private static void klass(Datum value, Datum name, String type, Coverage coverage) {
        if (!value.hasText()) {
            return;
        }
        String to = "Coverage.class[" + coverage.getClass_().size() + "]";
        var klass = coverage.addClass_().setValue(value.take(to + ".value"));
        klass.getType()
                .addCoding()
                .setSystem(Uris.TERMINOLOGY + "coverage-class")
                .setCode(type);
        if (name.hasText()) {
            klass.setName(name.part(1).take(to + ".name"));
        }
    }

    private static void payor(Line in1, Coverage coverage, Draft draft) {
        Organization payor = new Organization();
        payor.setName(in1.field(4).part(1).take("Organization.name"));
        Optional<Identifier> number = Identifiers.cx(in1.field(3), "insurer", "Organization.identifier[0]");
        Organization entry =
                number.map(id -> draft.ifNew(Organization::new, id)).orElse(payor);
        if (!entry.hasName()) {
            entry.setName(payor.getName());
        }
        Lists.each(in1, 5, "Organization.address", entry.getAddress(), Addresses::xad);
        Lists.each(in1, 6, "Organization.contact.name", new ArrayList<HumanName>(), Names::xpn)
                .forEach(name -> entry.addContact().setName(name));
        Lists.telecoms(in1, 7, "Organization.telecom", entry::getTelecom);
        if (number.isPresent()) {
            coverage.addPayor(draft.reference(entry).setDisplay(entry.getName()));
        } else if (!entry.isEmpty()) {
            coverage.addPayor(Contained.in(coverage, entry));
        } else {
            // FHIR demands a payor: the patient pays when nobody is named.
            coverage.addPayor(coverage.getBeneficiary().copy());
        }
    }

    private static void policyHolder(Line in1, Coverage coverage, Draft draft) {
        Optional<Identifier> number = Identifiers.cx(in1.field(10), "group-employer", "Organization.identifier[0]");
        Datum name = in1.field(11).part(1);
        if (number.isEmpty() && !name.hasText()) {
            return;
        }
        Organization group =
                number.map(id -> draft.ifNew(Organization::new, id)).orElseGet(Organization::new);
        if (!group.hasName()) {
            group.setName(name.take("Organization.name"));
        }
        Reference reference = number.isPresent() ? draft.reference(group) : Contained.in(coverage, group);
        coverage.setPolicyHolder(reference);
    }
}
