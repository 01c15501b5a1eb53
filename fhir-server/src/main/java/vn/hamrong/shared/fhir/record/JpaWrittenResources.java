package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.fhir.WrittenResources;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.fhir.Callers;
import vn.hamrong.shared.fhir.FacilityPartitions;

/**
 * Finds versions by their origin. HAPI has no index on that, but one on the time: the half minute after a message was
 * applied is looked through.
 */
public final class JpaWrittenResources implements WrittenResources {
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(30);

    private final DaoRegistry types;
    private final Callers callers;
    private final FacilityPartitions partitions;
    private final JdbcClient db;

    public JpaWrittenResources(DaoRegistry types, Callers callers, FacilityPartitions partitions, JdbcClient db) {
        this.types = types;
        this.callers = callers;
        this.partitions = partitions;
        this.db = db;
    }

    private record Found(String type, String id, long version, Instant at) {}

    @Override
    public List<Written> of(FacilityCode hospital, JournalNumber number, Instant appliedAt, int max) {
        OptionalInt partition = partitions.of(hospital);
        if (partition.isEmpty()) {
            return List.of();
        }
        return db
                .sql("""
                        select v.res_type, r.fhir_id, v.res_ver, v.res_updated
                        from hfj_res_ver v join hfj_resource r on r.res_id = v.res_id
                        where v.res_updated between :from and :to and v.partition_id = :partition
                            and v.source_uri like :origin order by v.pid limit :max
                        """)
                .param("from", Timestamp.from(appliedAt.minus(Duration.ofSeconds(1))))
                .param("to", Timestamp.from(appliedAt.plus(WRITTEN_WITHIN)))
                .param("partition", partition.getAsInt())
                .param("origin", "urn:hamrong:journal:" + number.value() + ":%")
                .param("max", max)
                .query((row, index) -> new Found(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant()))
                .list()
                .stream()
                .map(found -> written(hospital, found))
                .toList();
    }

    private Written written(FacilityCode hospital, Found found) {
        IBaseResource resource = types.getResourceDao(found.type())
                .read(new IdType(found.type(), found.id(), String.valueOf(found.version())), callers.hubFor(hospital));
        String json =
                FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
        return new Written(found.type(), found.id(), found.version(), found.at(), json);
    }
}
