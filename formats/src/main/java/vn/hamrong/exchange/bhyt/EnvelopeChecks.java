package vn.hamrong.exchange.bhyt;

import java.util.List;

/** What must hold of a GIAMDINHHS around its dossiers. */
final class EnvelopeChecks {
    private EnvelopeChecks() {}

    static void check(DossierEnvelope envelope, List<Dossier> dossiers, Findings findings) {
        StrayChecks.check(envelope.strays(), findings);
        if (envelope.facility().strip().length() != 5) {
            findings.error(
                    EnvelopeReader.FACILITY,
                    "bad-facility",
                    "MACSKCB phải có 5 ký tự",
                    "MACSKCB must have 5 characters");
        }
        if (!Dates.isDate(envelope.madeOn().orElse("").strip())) {
            findings.error(
                    EnvelopeReader.MADE_ON,
                    "bad-date",
                    "NGAYLAP phải là ngày viết yyyyMMdd",
                    "NGAYLAP must be a date written yyyyMMdd");
        }
        if (!envelope.count().orElse("").strip().equals(String.valueOf(dossiers.size()))) {
            findings.error(
                    EnvelopeReader.COUNT,
                    "count-differs",
                    "SOLUONGHOSO khác với số hồ sơ có trong tệp (" + dossiers.size() + ")",
                    "SOLUONGHOSO differs from the number of dossiers in the file (" + dossiers.size() + ")");
        }
    }
}
