package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.Callers;
import vn.hamrong.shared.fhir.FacilityPartitions;

/**
 * Gives what came in under one MRN another subject. Reads HAPI's link table itself: a search would need one query a
 * resource type.
 */
public final class SubjectMove {
    private static final int PAGE = 50;

    private final FhirTransactions fhir;
    private final DaoRegistry types;
    private final Callers callers;
    private final FacilityPartitions partitions;
    private final JdbcClient db;

    public SubjectMove(
            FhirTransactions fhir, DaoRegistry types, Callers callers, FacilityPartitions partitions, JdbcClient db) {
        this.fhir = fhir;
        this.types = types;
        this.callers = callers;
        this.partitions = partitions;
        this.db = db;
    }

    private record Found(
            long row, String type, String id, @Nullable String source) {
        boolean cameUnder(String mrn) {
            return source != null && source.endsWith(":" + URLEncoder.encode(mrn, StandardCharsets.UTF_8));
        }
    }

    void move(FacilityCode facility, PatientId from, String mrn, PatientId to) {
        Map<String, String> moved = Map.of(reference(from), reference(to));
        List<Found> page = page(facility, from, 0);
        while (!page.isEmpty()) {
            Bundle changes = new Bundle().setType(BundleType.TRANSACTION);
            page.stream()
                    .filter(found -> found.cameUnder(mrn))
                    .forEach(found -> put(changes, repointed(facility, found, moved)));
            if (changes.hasEntry()) {
                fhir.run(facility, changes);
            }
            page = page(facility, from, page.get(page.size() - 1).row());
        }
    }

    private static String reference(PatientId patient) {
        return "Patient/" + patient.value();
    }

    private List<Found> page(FacilityCode facility, PatientId subject, long after) {
        return db.sql("""
                        select r.res_id, r.res_type, r.fhir_id, v.source_uri
                        from hfj_resource r
                        join hfj_res_ver v on v.res_id = r.res_id and v.res_ver = r.res_ver
                        where r.res_id in (
                            select l.src_resource_id from hfj_res_link l
                            join hfj_resource p on p.res_id = l.target_resource_id
                            where p.res_type = 'Patient' and p.fhir_id = :subject)
                        and r.partition_id = :partition and r.res_deleted_at is null and r.res_id > :after
                        order by r.res_id limit :page
                        """)
                .param("subject", subject.value())
                .param("partition", partitions.of(facility).orElseThrow())
                .param("after", after)
                .param("page", PAGE)
                .query((row, number) -> new Found(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    private Resource repointed(FacilityCode facility, Found found, Map<String, String> moved) {
        Resource resource = (Resource)
                types.getResourceDao(found.type()).read(new IdType(found.type(), found.id()), callers.hubFor(facility));
        References.repoint(resource, moved);
        return resource;
    }

    private static void put(Bundle changes, Resource resource) {
        changes.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.getIdElement().toUnqualifiedVersionless().getValue());
    }
}
