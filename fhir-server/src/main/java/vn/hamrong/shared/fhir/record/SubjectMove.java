package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.fhir.SubjectMoves;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.Callers;
import vn.hamrong.shared.fhir.FacilityPartitions;

/**
 * Gives a patient's resources another subject. Reads HAPI's link table itself: a search would need one query a resource
 * type.
 */
public final class SubjectMove implements SubjectMoves {
    private static final int PAGE = 50;
    private static final String CURRENT_OF_SUBJECT = """
            from hfj_resource r
            join hfj_res_ver v on v.res_id = r.res_id and v.res_ver = r.res_ver
            where r.res_id in (
                select l.src_resource_id from hfj_res_link l
                join hfj_resource p on p.res_id = l.target_resource_id
                where p.res_type = 'Patient' and p.fhir_id = :subject)
            and r.partition_id = :partition and r.res_deleted_at is null
            """;

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

    private record Row(
            long row, String type, String id, @Nullable String source) {
        boolean cameUnder(String mrn) {
            return source != null && source.endsWith(ending(mrn));
        }

        String name() {
            return type + "/" + id;
        }
    }

    private static String ending(String mrn) {
        return ":" + URLEncoder.encode(mrn, StandardCharsets.UTF_8);
    }

    void move(FacilityCode facility, PatientId from, String mrn, PatientId to) {
        List<Row> page = page(facility, from, 0, PAGE);
        while (!page.isEmpty()) {
            List<String> names = page.stream()
                    .filter(found -> found.cameUnder(mrn))
                    .map(Row::name)
                    .toList();
            move(facility, names, from, to);
            page = page(facility, from, page.get(page.size() - 1).row(), PAGE);
        }
    }

    @Override
    public void move(FacilityCode facility, List<String> names, PatientId from, PatientId to) {
        Map<String, String> moved = Map.of(reference(from), reference(to));
        Bundle changes = new Bundle().setType(BundleType.TRANSACTION);
        names.forEach(name -> put(changes, repointed(facility, name, moved)));
        if (changes.hasEntry()) {
            fhir.run(facility, changes);
        }
    }

    @Override
    public List<Found> under(FacilityCode facility, PatientId subject, long row, int most) {
        return page(facility, subject, row, most).stream()
                .map(found -> new Found(found.row(), found.name()))
                .toList();
    }

    @Override
    public Map<String, Integer> count(FacilityCode facility, PatientId subject, Optional<String> mrn) {
        String which = mrn.isPresent()
                ? " and right(v.source_uri, :length) = :ending"
                : " and (v.source_uri is null or v.source_uri not like 'urn:hamrong:journal:%')";
        Map<String, Integer> counts = new HashMap<>();
        var asked = db.sql("select r.res_type, count(*) " + CURRENT_OF_SUBJECT + which + " group by r.res_type")
                .param("subject", subject.value())
                .param("partition", partitions.of(facility).orElseThrow());
        if (mrn.isPresent()) {
            asked.param("length", ending(mrn.get()).length()).param("ending", ending(mrn.get()));
        }
        asked.query(row -> {
            counts.put(row.getString(1), row.getInt(2));
        });
        return counts;
    }

    private static String reference(PatientId patient) {
        return "Patient/" + patient.value();
    }

    private List<Row> page(FacilityCode facility, PatientId subject, long after, int most) {
        return db.sql("select r.res_id, r.res_type, r.fhir_id, v.source_uri " + CURRENT_OF_SUBJECT
                        + " and r.res_id > :after order by r.res_id limit :page")
                .param("subject", subject.value())
                .param("partition", partitions.of(facility).orElseThrow())
                .param("after", after)
                .param("page", most)
                .query((row, number) -> new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    private Resource repointed(FacilityCode facility, String name, Map<String, String> moved) {
        IdType id = new IdType(name);
        Resource resource =
                (Resource) types.getResourceDao(id.getResourceType()).read(id, callers.hubFor(facility));
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
