package vn.hamrong.shared.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.IncidentBook;

/** Incidents by their rows, latest first. */
public final class JdbcIncidentBook implements IncidentBook {

    private final JdbcClient db;

    public JdbcIncidentBook(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public List<Incident> list(Optional<FacilityCode> facility, boolean open, OptionalLong before, int max) {
        return db.sql("select * from hub.incident where id < :before" + own(facility) + (open ? " and is_open" : "")
                        + " order by id desc limit :max")
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("facility", facility.map(FacilityCode::value).orElse(""))
                .param("max", max)
                .query((row, index) -> incident(row))
                .list();
    }

    @Override
    public boolean acknowledge(Optional<FacilityCode> facility, long id, String person, Instant at) {
        return db.sql("""
                                update hub.incident set acknowledged_at = coalesce(acknowledged_at, :at),
                                    acknowledged_by = coalesce(acknowledged_by, :person)
                                where id = :id\s""" + own(facility))
                        .param("at", Columns.at(at))
                        .param("person", Columns.clean(person, 100))
                        .param("id", id)
                        .param("facility", facility.map(FacilityCode::value).orElse(""))
                        .update()
                == 1;
    }

    private static String own(Optional<FacilityCode> facility) {
        return facility.isPresent() ? " and facility = :facility" : "";
    }

    private static Incident incident(ResultSet row) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Incident(
                row.getLong("id"),
                new FacilityCode(row.getString("facility")),
                row.getString("kind"),
                row.getString("words"),
                row.getLong("times"),
                Columns.instant(row, "opened_at"),
                Columns.instant(row, "last_at"),
                closed == null ? null : closed.toInstant(),
                row.getString("acknowledged_by"));
    }
}
