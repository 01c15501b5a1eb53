package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.api.svc.IIdHelperService;
import ca.uhn.fhir.jpa.api.svc.ResolveIdentityMode;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.search.ResourceSearchUrlSvc;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.fhir.Callers;
import vn.hamrong.shared.fhir.Partitions;

/**
 * Writes a transaction's resources one by one, each once, with what they refer to known beforehand. HAPI's own transaction
 * stores every resource twice, before and after it knows the ids, which costs twice the indexing and an update a row. The
 * same guards are met on the way.
 */
public final class OnePass {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Hapi hapi;
    private final KnownResources resources;
    private final EntityManager entities;
    private final PersistenceExceptionTranslator words;
    private final Callers callers;

    public OnePass(
            Hapi hapi,
            KnownResources resources,
            EntityManager entities,
            PersistenceExceptionTranslator words,
            Callers callers) {
        this.hapi = hapi;
        this.resources = resources;
        this.entities = entities;
        this.words = words;
        this.callers = callers;
    }

    /** The parts of HAPI's storage this needs. */
    public record Hapi(
            IFhirSystemDao<Bundle, Meta> system,
            DaoRegistry types,
            IIdHelperService<JpaPid> ids,
            ResourceSearchUrlSvc conditions,
            OriginAtOnce origins) {}

    /** {@code Type/id} of every entry's resource, in order; empty, and nothing done, when an entry asks for more than this. */
    Optional<List<String>> run(FacilityCode facility, Bundle transaction) {
        SystemRequestDetails request = callers.hubFor(facility);
        int partition = Callers.find(request).orElseThrow().partition();
        return places(transaction, partition).map(places -> {
            nothingLost(places);
            write(places, request, partition);
            return places.stream().map(Place::name).toList();
        });
    }

    private Optional<List<Place>> places(Bundle transaction, int partition) {
        List<String> conditions = transaction.getEntry().stream()
                .flatMap(entry -> Identity.of(entry).stream())
                .filter(Identity::conditional)
                .map(Identity::url)
                .toList();
        if (conditions.stream().anyMatch(url -> url.startsWith("Patient?"))) {
            return Optional.empty();
        }
        return resources
                .find(conditions, partition)
                .map(found -> transaction.getEntry().stream()
                        .map(entry -> Place.of(entry, found))
                        .toList());
    }

    /** Two identities may lead to one resource, when it has both numbers: one of them would be lost. */
    private static void nothingLost(List<Place> places) {
        Set<String> names = new HashSet<>();
        for (Place place : places) {
            if (!names.add(place.name())) {
                throw new IllegalStateException("two entries of a transaction ended in one "
                        + place.id().getResourceType());
            }
        }
    }

    private void write(List<Place> asked, SystemRequestDetails request, int partition) {
        Map<String, Set<String>> references = repoint(asked);
        TransactionDetails details = new TransactionDetails();
        details.setFhirTransaction(true);
        List<Place> places = resolve(asked, references, details, partition);
        FlushModeType mode = entities.getFlushMode();
        entities.setFlushMode(FlushModeType.COMMIT);
        try {
            prefetch(places);
            new Storing(hapi, entities, request, details).all(places, references);
            flush();
        } finally {
            entities.setFlushMode(mode);
        }
    }

    /** Lets every resource refer to the others by their ids; what each now refers to. */
    private static Map<String, Set<String>> repoint(List<Place> places) {
        Map<String, String> moved = new HashMap<>();
        places.stream()
                .filter(place -> place.entry().hasFullUrl())
                .forEach(place -> moved.put(place.entry().getFullUrl(), place.name()));
        Map<String, Set<String>> references = new LinkedHashMap<>();
        places.stream()
                .filter(Place::write)
                .forEach(place -> references.put(place.name(), References.repoint(place.resource(), moved)));
        return references;
    }

    /** Tells HAPI what is known of every id and condition, and finds the rows of those asked for by id. */
    private List<Place> resolve(
            List<Place> places, Map<String, Set<String>> references, TransactionDetails details, int partition) {
        places.forEach(place -> place.row().ifPresent(row -> details.addResolvedResourceId(place.id(), row)));
        Map<String, JpaPid> rows = rows(outside(places, references), details, partition);
        return places.stream()
                .map(place -> place.named() ? resolved(place, rows.get(place.name()), details) : place)
                .toList();
    }

    /** The ids that entries name and that their resources refer to, other than those found or made here. */
    private static Set<IIdType> outside(List<Place> places, Map<String, Set<String>> references) {
        Set<String> here =
                places.stream().filter(place -> !place.named()).map(Place::name).collect(Collectors.toSet());
        return Stream.concat(
                        places.stream().filter(Place::named).map(Place::name),
                        references.values().stream().flatMap(Set::stream))
                .filter(name -> !here.contains(name))
                .map(IdType::new)
                .filter(id -> id.hasResourceType() && id.hasIdPart())
                .collect(Collectors.toSet());
    }

    /** What was deleted can be written again, but not referred to. */
    private Map<String, JpaPid> rows(Set<IIdType> ids, TransactionDetails details, int partition) {
        Map<String, JpaPid> rows = new HashMap<>();
        hapi.ids()
                .resolveResourceIdentities(
                        RequestPartitionId.fromPartitionIds(Partitions.SHARED, partition),
                        ids,
                        ResolveIdentityMode.includeDeleted().noCacheUnlessDeletesDisabled())
                .forEach((id, found) -> {
                    rows.put(id.toUnqualifiedVersionless().getValue(), found.getPersistentId());
                    if (found.getDeleted() == null) {
                        details.addResolvedResourceId(id.toUnqualifiedVersionless(), found.getPersistentId());
                    }
                });
        return rows;
    }

    private static Place resolved(Place place, @Nullable JpaPid row, TransactionDetails details) {
        if (row == null) {
            details.addResolvedResourceId(place.id(), null);
            return place;
        }
        return place.storedAt(row);
    }

    private void prefetch(List<Place> places) {
        hapi.system()
                .preFetchResources(
                        places.stream()
                                .filter(Place::write)
                                .flatMap(place -> place.row().stream())
                                .toList(),
                        true);
    }

    private void flush() {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            throw translated(e);
        }
        entities.clear();
    }

    private RuntimeException translated(PersistenceException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                // Without its cause: a driver's message repeats the values.
                return new DuplicateKeyException("another unit of work stored the same resource at the same time");
            }
        }
        return DataAccessUtils.translateIfNecessary(failure, words);
    }
}
