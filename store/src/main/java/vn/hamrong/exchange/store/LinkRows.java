package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.patients.Link;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;

/** Rows of {@code identity_link}. */
final class LinkRows {
    private LinkRows() {}

    static Link.Made made(ResultSet row) throws SQLException {
        return new Link.Made(
                row.getLong("id"),
                link(row),
                new JournalNumber(row.getLong("from_message")),
                mark(row, "made").orElseThrow(),
                mark(row, "undone"));
    }

    private static Link link(ResultSet row) throws SQLException {
        return switch (row.getString("kind")) {
            case "NUMBER" ->
                new Link.Numbers(
                        new FacilityCode(row.getString("hospital")),
                        row.getString("prior_mrn"),
                        row.getString("surviving_mrn"));
            case "PERSON" -> new Link.Persons(patient(row, "prior_patient"), patient(row, "surviving_patient"));
            default ->
                new Link.Split(
                        new RecordKey(new FacilityCode(row.getString("hospital")), row.getString("prior_mrn")),
                        patient(row, "prior_patient"),
                        patient(row, "surviving_patient"));
        };
    }

    private static PatientId patient(ResultSet row, String column) throws SQLException {
        return new PatientId(row.getString(column));
    }

    private static Optional<Link.Mark> mark(ResultSet row, String what) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(what + "_at", OffsetDateTime.class);
        String why = what.equals("made") ? "why" : "undone_why";
        return at == null
                ? Optional.empty()
                : Optional.of(new Link.Mark(row.getString(what + "_by"), at.toInstant(), row.getString(why)));
    }
}
