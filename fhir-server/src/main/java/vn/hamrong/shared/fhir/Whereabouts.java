package vn.hamrong.shared.fhir;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamUri;
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
    private final PartitionSettings partitions;

    public Whereabouts(JdbcClient db, PartitionSettings partitions) {
        this.db = db;
        this.partitions = partitions;
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
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        int partition = rows.get(0).partition();
        return Optional.of(
                new Found(partition, "Binary".equals(id.getResourceType()) ? told(id, partition) : patients(rows)));
    }

    /** Whose a Binary is, its facility's own documents tell: the patients of all that lead to it. */
    private Set<PatientId> told(IIdType binary, int partition) {
        String url = "Binary/" + binary.getIdPart();
        long hash = ResourceIndexedSearchParamUri.calculateHashUri(
                partitions, RequestPartitionId.fromPartitionId(partition), "DocumentReference", "location", url);
        return patients(db.sql("""
                        select d.partition_id, p.fhir_id from hfj_spidx_uri u
                        join hfj_resource d on d.res_id = u.res_id
                        join hfj_res_link l on l.src_resource_id = d.res_id
                        join hfj_resource p on p.res_id = l.target_resource_id and p.res_type = 'Patient'
                        where u.hash_uri = :hash and u.sp_uri = :url
                            and d.partition_id = :partition and d.res_deleted_at is null
                        """)
                .param("hash", hash)
                .param("url", url)
                .param("partition", partition)
                .query((row, number) -> new Row(row.getInt(1), row.getString(2)))
                .list());
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
