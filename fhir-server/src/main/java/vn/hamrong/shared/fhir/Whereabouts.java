package vn.hamrong.shared.fhir;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.PatientId;

/** Where a resource rests and which patients it refers to, before it is loaded. Reads HAPI's own tables, by its index. */
public final class Whereabouts {
    private final JdbcClient db;

    public Whereabouts(JdbcClient db) {
        this.db = db;
    }

    /** What is known of a resource without looking into it. */
    record Found(int partition, Set<PatientId> patients) {}

    private record Row(int partition, @Nullable String patient) {}

    /** Empty when there is no such resource, or no longer. */
    Optional<Found> find(IIdType id) {
        List<Row> rows = db.sql("""
                        select r.partition_id, p.fhir_id from hfj_resource r
                        left join hfj_res_link l on l.src_resource_id = r.res_id
                        left join hfj_resource p on p.res_id = l.target_resource_id and p.res_type = 'Patient'
                        where r.res_type = :type and r.fhir_id = :id and r.res_deleted_at is null
                        """)
                .param("type", id.getResourceType())
                .param("id", id.getIdPart())
                .query((row, number) -> new Row(row.getInt(1), row.getString(2)))
                .list();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(rows.get(0).partition(), patients(rows)));
    }

    private static Set<PatientId> patients(List<Row> rows) {
        Set<PatientId> patients = new HashSet<>();
        for (Row row : rows) {
            if (row.patient() != null) {
                Subjects.patient(row.patient()).ifPresent(patients::add);
            }
        }
        return patients;
    }
}
