package vn.hamrong.shared.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.audit.AuditRow;

/** Reads rows of {@code hub.audit}. */
final class AuditRows {
    static final String COLUMNS = "a.id, a.at, a." + String.join(", a.", AuditRow.COLUMNS);

    private AuditRows() {}

    /** The row for the chain: every column as it stands. */
    static AuditRow row(ResultSet row) throws SQLException {
        @Nullable String[] texts = new @Nullable String[AuditRow.COLUMNS.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = row.getString(AuditRow.COLUMNS.get(i));
        }
        return AuditRow.of(row.getLong("id"), Columns.instant(row, "at"), texts);
    }

    /** The row for people. */
    static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                Columns.instant(row, "at"),
                row.getString("actor"),
                Optional.ofNullable(row.getString("facility")).map(FacilityCode::new),
                row.getString("action"),
                row.getString("target"),
                AuditEntry.Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getString("correlation"),
                row.getString("role"),
                about(row));
    }

    private static AuditEntry.About about(ResultSet row) throws SQLException {
        @Nullable String basis = row.getString("basis");
        @Nullable String words = row.getString("basis_words");
        return new AuditEntry.About(
                Optional.ofNullable(row.getString("patient")).map(PatientId::new),
                Optional.ofNullable(row.getString("owner")).map(FacilityCode::new),
                row.getString("kinds"),
                Optional.ofNullable(basis)
                        .map(kind -> new ReadingRight(ReadingRight.Kind.valueOf(kind), words == null ? "" : words)));
    }
}
