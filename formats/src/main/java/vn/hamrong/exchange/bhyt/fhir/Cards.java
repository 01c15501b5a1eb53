package vn.hamrong.exchange.bhyt.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import vn.hamrong.exchange.fhir.Contained;
import vn.hamrong.exchange.fhir.Uris;

/** The insurance cards of a visit → Coverage. A card changed during the stay stands after the first, with {@code ;}. */
final class Cards {
    private static final List<String> FACTS =
            List.of("NGAY_MIEN_CCT", "NAM_NAM_LIEN_TUC", "MA_KHUVUC", "MA_DKBD", "GT_THE_TU", "GT_THE_DEN");

    private Cards() {}

    /** The coverages the row names, in its order; its dates go to the card at the same place. */
    static List<Coverage> enter(Row row, DossierDraft draft) {
        List<Coverage> coverages = new ArrayList<>();
        for (String card : Lists.parts(row.peek("MA_THE_BHYT"))) {
            coverages.add(enter(row, card, coverages.size(), draft));
        }
        if (!coverages.isEmpty()) {
            row.becomes(coverages.get(0), FACTS);
            used(row, "MA_DKBD", "Coverage.network", coverages, Coverage::hasNetwork);
            used(
                    row,
                    "GT_THE_TU",
                    "Coverage.period.start",
                    coverages,
                    one -> one.getPeriod().hasStart());
            used(
                    row,
                    "GT_THE_DEN",
                    "Coverage.period.end",
                    coverages,
                    one -> one.getPeriod().hasEnd());
        }
        return coverages;
    }

    /** A field of which a part found no card stays as an extension, whole. */
    private static void used(Row row, String field, String to, List<Coverage> coverages, Predicate<Coverage> has) {
        if (coverages.stream().filter(has).count()
                == Lists.parts(row.peek(field)).size()) {
            row.take(field, to);
        }
    }

    private static Coverage enter(Row row, String card, int place, DossierDraft draft) {
        Coverage coverage = draft.entries().derived(Coverage::new, "card|" + card + "|" + from(row, place));
        coverage.setStatus(CoverageStatus.ACTIVE);
        coverage.addIdentifier(new Identifier().setSystem(Uris.INSURANCE).setValue(card));
        coverage.setSubscriberId(card);
        coverage.setBeneficiary(draft.subject());
        coverage.addPayor(insurer(coverage));
        String registered = Lists.part(row.peek("MA_DKBD"), place);
        if (!registered.isEmpty()) {
            coverage.setNetwork(registered);
        }
        validity(row, place, coverage);
        return coverage;
    }

    private static String from(Row row, int place) {
        return Lists.part(row.peek("GT_THE_TU"), place);
    }

    private static void validity(Row row, int place, Coverage coverage) {
        String start = from(row, place);
        String end = Lists.part(row.peek("GT_THE_DEN"), place);
        Optional<String> first = Moments.iso(start);
        Optional<String> last = Moments.iso(end);
        first.ifPresent(iso -> coverage.getPeriod().setStartElement(new DateTimeType(iso)));
        if (Moments.isInOrder(start, end)) {
            last.ifPresent(iso -> coverage.getPeriod().setEndElement(new DateTimeType(iso)));
        }
    }

    private static Reference insurer(Coverage coverage) {
        Organization insurer = new Organization();
        insurer.setName("Bảo hiểm xã hội Việt Nam");
        return Contained.in(coverage, insurer).setDisplay(insurer.getName());
    }
}
