package vn.hamrong.shared.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.CareRelationship.Basis;
import vn.hamrong.shared.CareRelationship.Ending;
import vn.hamrong.shared.CareRelationships;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** Care relationships as rows. Nothing is remembered between two questions: an ended one is ended for the next reader. */
public final class JdbcCareRelationships implements CareRelationships {

    private final JdbcClient db;

    public JdbcCareRelationships(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public void add(CareRelationship relationship) {
        SpringUnitOfWork.needOpen();
        db.sql("""
                        insert into hub.care_relationship
                            (id, patient, reader, basis, opened_by, reference, valid_from, valid_until)
                        values (:id, :patient, :reader, :basis, :by, :reference, :from, :until)
                        """)
                .param("id", relationship.id())
                .param("patient", relationship.patient().value())
                .param("reader", relationship.reader().value())
                .param("basis", relationship.basis().name())
                .param("by", Columns.clean(relationship.openedBy(), CareRelationship.OPENED_BY_MAX))
                .param("reference", Columns.clean(relationship.reference(), CareRelationship.REFERENCE_MAX))
                .param("from", Columns.at(relationship.from()))
                .param("until", Columns.at(relationship.until()))
                .update();
    }

    @Override
    public boolean end(UUID id, Ending ending) {
        SpringUnitOfWork.needOpen();
        return db.sql("""
                                update hub.care_relationship set ended_at = :at, ended_by = :by
                                where id = :id and ended_at is null
                                """)
                        .param("at", Columns.at(ending.at()))
                        .param("by", Columns.clean(ending.by(), CareRelationship.OPENED_BY_MAX))
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public List<CareRelationship> readableBy(FacilityCode reader, PatientId patient, Instant at) {
        return db.sql("""
                        select * from hub.care_relationship
                        where reader = :reader and patient = :patient
                        and valid_from <= :at and valid_until > :at and ended_at is null
                        order by valid_from, id
                        """)
                .param("reader", reader.value())
                .param("patient", patient.value())
                .param("at", Columns.at(at))
                .query(JdbcCareRelationships::relationship)
                .list();
    }

    @Override
    public List<CareRelationship> of(PatientId patient) {
        return db.sql("""
                        select * from hub.care_relationship where patient = :patient
                        order by valid_from desc, id limit :most
                        """)
                .param("patient", patient.value())
                .param("most", MOST)
                .query(JdbcCareRelationships::relationship)
                .list();
    }

    @Override
    public List<CareRelationship> open(PatientId patient, Instant at) {
        return db.sql("""
                        select * from hub.care_relationship
                        where patient = :patient and valid_from <= :at and valid_until > :at and ended_at is null
                        order by valid_from, id limit :most
                        """)
                .param("patient", patient.value())
                .param("at", Columns.at(at))
                .param("most", MOST)
                .query(JdbcCareRelationships::relationship)
                .list();
    }

    @Override
    public List<CareRelationship> open(PatientId patient, FacilityCode reader, Set<Basis> orOn, Instant at) {
        return db.sql("""
                        select * from hub.care_relationship
                        where patient = :patient and valid_from <= :at and valid_until > :at and ended_at is null
                        and (reader = :reader or basis in (:bases))
                        order by valid_from, id limit :most
                        """)
                .param("patient", patient.value())
                .param("at", Columns.at(at))
                .param("reader", reader.value())
                .param("bases", names(orOn))
                .param("most", MOST)
                .query(JdbcCareRelationships::relationship)
                .list();
    }

    /** Never empty, which SQL cannot say. */
    private static List<String> names(Set<Basis> bases) {
        return bases.isEmpty()
                ? List.of("none")
                : bases.stream().map(Basis::name).toList();
    }

    static CareRelationship relationship(ResultSet row, int number) throws SQLException {
        return new CareRelationship(
                row.getObject("id", UUID.class),
                new PatientId(row.getString("patient")),
                new FacilityCode(row.getString("reader")),
                Basis.valueOf(row.getString("basis")),
                row.getString("opened_by"),
                row.getString("reference"),
                Columns.instant(row, "valid_from"),
                Columns.instant(row, "valid_until"),
                ending(row));
    }

    private static Optional<Ending> ending(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject("ended_at", OffsetDateTime.class);
        return at == null ? Optional.empty() : Optional.of(new Ending(at.toInstant(), row.getString("ended_by")));
    }
}
