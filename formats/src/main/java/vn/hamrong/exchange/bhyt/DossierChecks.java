package vn.hamrong.exchange.bhyt;

import java.util.List;
import java.util.Optional;

/**
 * What is wrong in a dossier: lengths, required fields, forms, codes, what must agree between tables, and totals. Only
 * rules that the decrees or the portal's published checks state are errors; code lists that change several times a year
 * (visit types, objects, departments) are not judged here.
 *
 * <p>At most {@value Findings#MOST} faults are listed. Pure; time is linear in the dossier.
 */
public final class DossierChecks {
    private DossierChecks() {}

    /** The faults, in the order of the file; empty when there are none. */
    public static List<DossierFault> of(DossierFile file) {
        Findings findings = new Findings();
        findings.at(0);
        file.envelope().ifPresent(envelope -> EnvelopeChecks.check(envelope, file.dossiers(), findings));
        boolean alone = file.envelope().isEmpty();
        for (int i = 0; i < file.dossiers().size() && !findings.isFull(); i++) {
            findings.at(i + 1);
            check(file.dossiers().get(i), alone, file.facility(), findings);
        }
        return findings.all();
    }

    private static void check(Dossier dossier, boolean alone, String facility, Findings findings) {
        StrayChecks.check(dossier, findings);
        Optional<TableRecord> sum = dossier.records(Table.XML1).stream().findFirst();
        for (TableFile file : dossier.tables()) {
            check(file, sum, facility, findings);
        }
        if (!alone) {
            TableChecks.check(dossier, findings);
            sum.ifPresent(record -> TotalChecks.check(dossier, record, findings));
        }
    }

    private static void check(TableFile file, Optional<TableRecord> sum, String facility, Findings findings) {
        Layout layout = Layouts.of(file.table());
        for (int i = 0; i < file.records().size() && !findings.isFull(); i++) {
            TableRecord record = file.records().get(i);
            findings.at(file.table(), i + 1);
            StrayChecks.check(record.strays(), findings);
            FieldChecks.check(record, layout, findings);
            CodeChecks.check(record, findings);
            TimeChecks.check(record, findings);
            AmountChecks.check(file.table(), record, findings);
            Agreement.check(file.table(), record, sum, findings);
            Agreement.facility(record, facility, findings);
        }
    }
}
