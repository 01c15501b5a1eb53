package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Finds the resources that carry an identifier, many at once. Reads HAPI's token table by the hash HAPI itself searches
 * by: its own search takes one query a condition.
 */
public final class KnownResources {
    private final FhirContext context;
    private final MatchUrlService urls;
    private final PartitionSettings partitions;
    private final JdbcClient db;

    public KnownResources(
            FhirContext context, MatchUrlService conditions, PartitionSettings partitions, JdbcClient db) {
        this.context = context;
        this.urls = conditions;
        this.partitions = partitions;
        this.db = db;
    }

    /** A stored resource: its row and its id. */
    record Known(JpaPid pid, String id) {}

    /**
     * What conditions found.
     *
     * @param known by condition; those that find nothing are left out
     * @param asked every condition
     */
    record Found(Map<String, Known> known, Map<String, Condition> asked) {}

    /**
     * {@code Type?identifier=system|value}.
     *
     * @param hash as HAPI's token table holds it
     * @param words as HAPI writes it in its table of conditions
     */
    record Condition(long hash, String words, String system, String value) {

        /** Whether the resource would be found by it; HAPI proves the same by a search in memory, which is dear. */
        boolean isMetBy(Resource resource) {
            Property identifiers = resource.getNamedProperty("identifier");
            return identifiers != null
                    && identifiers.getValues().stream()
                            .map(Identifier.class::cast)
                            .anyMatch(one -> value.equals(one.getValue()) && system.equals(one.getSystem()));
        }
    }

    /**
     * What the conditions, each {@code Type?identifier=system|value}, find in the partition.
     *
     * @return empty when a condition asks something else
     * @throws IllegalStateException when a condition finds two resources
     */
    Optional<Found> find(Collection<String> all, int partition) {
        Map<Long, String> asked = new HashMap<>();
        Map<String, Condition> conditions = new HashMap<>();
        for (String url : all) {
            Optional<Condition> condition = read(url);
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            asked.put(condition.get().hash(), url);
            conditions.put(url, condition.get());
        }
        return Optional.of(new Found(asked.isEmpty() ? Map.of() : found(asked, partition), conditions));
    }

    private Map<String, Known> found(Map<Long, String> asked, int partition) {
        Map<String, Known> known = new HashMap<>();
        Set<String> twice = new HashSet<>();
        db.sql("""
                        select distinct t.hash_sys_and_value, r.res_id, r.fhir_id
                        from hfj_spidx_token t join hfj_resource r on r.res_id = t.res_id
                        where t.hash_sys_and_value = any(:hashes) and t.partition_id = :partition
                        and r.res_deleted_at is null
                        """)
                .param("hashes", new SqlArrayValue("bigint", asked.keySet().toArray()))
                .param("partition", partition)
                .query(row -> {
                    String url = asked.get(row.getLong(1));
                    Known one = new Known(JpaPid.fromId(row.getLong(2), partition), row.getString(3));
                    if (known.put(url, one) != null) {
                        twice.add(url);
                    }
                });
        twice.stream().findAny().ifPresent(url -> {
            throw new IllegalStateException("two resources are found by one condition on " + type(url));
        });
        return known;
    }

    private Optional<Condition> read(String url) {
        SearchParameterMap map = urls.translateMatchUrl(url, context.getResourceDefinition(type(url)));
        List<List<IQueryParameterType>> values = map.get("identifier");
        boolean one = map.size() == 1
                && values != null
                && values.size() == 1
                && values.get(0).size() == 1;
        if (!one || !(values.get(0).get(0) instanceof TokenParam token) || token.getModifier() != null) {
            return Optional.empty();
        }
        long hash = ResourceIndexedSearchParamToken.calculateHashSystemAndValue(
                partitions,
                RequestPartitionId.allPartitions(),
                type(url),
                "identifier",
                token.getSystem(),
                token.getValue());
        return Optional.of(
                new Condition(hash, type(url) + map.toNormalizedQueryString(), token.getSystem(), token.getValue()));
    }

    private static String type(String url) {
        return url.substring(0, url.indexOf('?'));
    }
}
