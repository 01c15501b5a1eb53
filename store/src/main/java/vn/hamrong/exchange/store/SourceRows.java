package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.store.Columns;

/** Rows of {@code source_record}. */
final class SourceRows {
    /** For a row {@code s}. */
    static final String NOT_MERGED_AWAY =
            " and not exists (select 1 from hub.merged_mrn m where m.hospital = s.hospital and m.mrn = s.mrn)";

    private SourceRows() {}

    static SourceRecord record(ResultSet row) throws SQLException {
        return new SourceRecord(
                new FacilityCode(row.getString("hospital")),
                row.getString("mrn"),
                new PatientId(row.getString("patient")),
                Optional.ofNullable(row.getString("citizen")).map(CitizenId::new),
                row.getString("birth_date"),
                row.getString("folded_name"),
                row.getString("demographics"),
                new JournalNumber(row.getLong("from_message")),
                Columns.instant(row, "changed_at"));
    }
}
