package vn.hamrong.exchange.bhyt.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.shared.FacilityCode;

/**
 * A dossier → FHIR R4. Pure: no clock, no randomness, nothing kept between calls; safe for any number of threads; time is
 * linear in the dossier.
 *
 * <p>Sending a dossier again writes the same resources: they are known by the hospital's numbers, else by the visit, the
 * table and {@code STT}. What the dossier no longer tells is withdrawn when the one before is given, too.
 */
public final class DossierToFhir {
    private DossierToFhir() {}

    /** Converts every visit of the file, in its order; see {@link DossierFile#visits}. */
    public static List<Conversion> convert(DossierFile file, FacilityCode facility) {
        return file.visits().stream().map(visit -> convert(visit, facility)).toList();
    }

    /**
     * Converts a visit that was told before; see {@link Again}. Pure: the hub gives the dossier of the same visit that it
     * applied last, of that hospital.
     */
    public static Conversion convert(Dossier dossier, Dossier before, FacilityCode facility) {
        Conversion now = convert(dossier, facility);
        if (now instanceof Conversion.Converted done
                && convert(before, facility) instanceof Conversion.Converted earlier) {
            Again.settle(isWhole(before) ? earlier.bundle() : new Bundle(), done.bundle(), isWhole(dossier));
        }
        return now;
    }

    /** Whether it tells all of the visit: a check-in and papers that come alone do not. */
    private static boolean isWhole(Dossier dossier) {
        return !dossier.records(Table.XML1).isEmpty();
    }

    /**
     * Converts one visit, whatever faults it has; one that names no patient, or two, is refused.
     *
     * @param facility whose dossier it is, as the caller knows it; what the file claims plays no part
     */
    public static Conversion convert(Dossier dossier, FacilityCode facility) {
        Optional<Row> subject = Subjects.of(dossier);
        if (subject.isEmpty()) {
            return new Conversion.Refused(
                    "không bảng nào cho biết người bệnh / no table says who the patient is (XML1, MA_BN or HO_TEN)");
        }
        if (!Sizes.isBearable(dossier)) {
            return new Conversion.Refused("hồ sơ quá lớn / the dossier is too large: more than " + Sizes.MOST
                    + " records and codes in one visit");
        }
        if (Subjects.areSeveral(dossier)) {
            return new Conversion.Refused("các bảng nói về nhiều người bệnh hoặc nhiều đợt điều trị"
                    + " / the tables speak of several patients or visits (MA_BN, MA_LK)");
        }
        DossierDraft draft = new DossierDraft(facility, dossier, subject.get());
        List<Coverage> coverages = Cards.enter(subject.get(), draft);
        visit(draft, coverages);
        papers(draft);
        ConversionReceipt receipt = new Receipt().settle(draft.rows());
        Bundle bundle = draft.bundle();
        Sensitive.label(draft.rows(), bundle);
        return new Conversion.Converted(bundle, receipt, Optional.empty());
    }

    private static void visit(DossierDraft draft, List<Coverage> coverages) {
        draft.rows(Table.XML0).forEach(row -> row.becomes(draft.encounter()));
        List<Row> drugs = draft.rows(Table.XML2);
        List<Row> services = draft.rows(Table.XML3);
        Optional<Row> sum = draft.rows(Table.XML1).stream().findFirst();
        sum.ifPresent(row -> Illnesses.map(row, draft));
        sum.ifPresent(row -> Weights.map(row, draft));
        if (sum.isPresent() || !drugs.isEmpty() || !services.isEmpty()) {
            Costs costs = new Costs(draft, coverages);
            sum.ifPresent(costs::totals);
            drugs.forEach(row -> DrugLines.map(row, costs, draft));
            services.forEach(row -> ServiceLines.map(row, costs, draft));
        }
        Results.map(draft);
        draft.rows(Table.XML5).forEach(row -> Courses.map(row, draft));
        draft.rows(Table.XML6).forEach(row -> Programmes.hiv(row, draft));
        draft.rows(Table.XML15).forEach(row -> Programmes.tuberculosis(row, draft));
    }

    private static void papers(DossierDraft draft) {
        for (Table table : List.of(Table.XML7, Table.XML8, Table.XML9, Table.XML10, Table.XML11, Table.XML12)) {
            draft.rows(table).forEach(row -> Papers.map(row, draft));
        }
        draft.rows(Table.XML13).forEach(row -> Referrals.map(row, draft));
        draft.rows(Table.XML14).forEach(row -> Returns.map(row, draft));
    }
}
