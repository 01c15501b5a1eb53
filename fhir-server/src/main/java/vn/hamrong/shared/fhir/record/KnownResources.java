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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Finds the resources that carry an identifier, many at once. Reads HAPI's token table by the hash HAPI itself searches
 * by: its own search takes one query a condition.
 */
public final class KnownResources {
    private final FhirContext context;
    private final MatchUrlService conditions;
    private final PartitionSettings partitions;
    private final JdbcClient db;

    public KnownResources(
            FhirContext context, MatchUrlService conditions, PartitionSettings partitions, JdbcClient db) {
        this.context = context;
        this.conditions = conditions;
        this.partitions = partitions;
        this.db = db;
    }

    /** A stored resource: its row and its id. */
    record Known(JpaPid pid, String id) {}

    /**
     * What conditions found.
     *
     * @param known by condition; those that find nothing are left out
     * @param words every condition as HAPI writes it in its table of conditions
     */
    record Found(Map<String, Known> known, Map<String, String> words) {}

    private record Condition(long hash, String words) {}

    /**
     * What the conditions, each {@code Type?identifier=system|value}, find in the partition.
     *
     * @return empty when a condition asks something else
     * @throws IllegalStateException when a condition finds two resources
     */
    Optional<Found> find(Collection<String> urls, int partition) {
        Map<Long, String> asked = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        for (String url : urls) {
            Optional<Condition> condition = read(url);
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            asked.put(condition.get().hash(), url);
            words.put(url, condition.get().words());
        }
        return Optional.of(new Found(asked.isEmpty() ? Map.of() : found(asked, partition), words));
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
        SearchParameterMap map = conditions.translateMatchUrl(url, context.getResourceDefinition(type(url)));
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
        return Optional.of(new Condition(hash, type(url) + map.toNormalizedQueryString()));
    }

    private static String type(String url) {
        return url.substring(0, url.indexOf('?'));
    }
}
