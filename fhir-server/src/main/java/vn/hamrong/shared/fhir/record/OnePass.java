package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.api.dao.IJpaDao;
import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.jpa.api.svc.IIdHelperService;
import ca.uhn.fhir.jpa.api.svc.ResolveIdentityMode;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.ResourceSearchUrlEntity;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.jpa.search.ResourceSearchUrlSvc;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
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

    /**
     * Where an entry's resource is or will be.
     *
     * @param id {@code Type/id}
     * @param named whether the entry itself says the id
     * @param condition by which a new one will be found, as HAPI writes it; empty when it has none
     * @param row where it is stored already
     * @param write whether it is to be written
     */
    private record Place(
            BundleEntryComponent entry,
            IdType id,
            boolean named,
            Optional<String> condition,
            Optional<JpaPid> row,
            boolean write) {

        Resource resource() {
            return entry.getResource();
        }

        String name() {
            return id.getValue();
        }

        boolean isNew() {
            return row.isEmpty();
        }

        Place storedAt(JpaPid found) {
            return new Place(entry, id, named, condition, Optional.of(found), write);
        }
    }

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
                        .map(entry -> place(entry, found))
                        .toList());
    }

    private static Place place(BundleEntryComponent entry, KnownResources.Found found) {
        Optional<Identity> identity = Identity.of(entry);
        if (identity.isPresent() && !identity.get().conditional()) {
            return new Place(entry, new IdType(identity.get().url()), true, Optional.empty(), Optional.empty(), true);
        }
        Optional<String> condition = identity.map(Identity::url);
        Optional<KnownResources.Known> known = condition.map(found.known()::get);
        String id = known.map(KnownResources.Known::id)
                .orElseGet(() -> UUID.randomUUID().toString());
        boolean givesWay = known.isPresent() && identity.orElseThrow().create();
        return new Place(
                entry,
                new IdType(entry.getResource().fhirType(), id),
                false,
                condition.map(found.words()::get),
                known.map(KnownResources.Known::pid),
                !givesWay);
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
            new Writing(request, details).all(places, references);
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

    /** One of a circle, stored before all it refers to. */
    private record Ahead(Place place, DaoMethodOutcome stored) {}

    /** The writing of one transaction. */
    private final class Writing {
        private final SystemRequestDetails request;
        private final TransactionDetails details;

        Writing(SystemRequestDetails request, TransactionDetails details) {
            this.request = request;
            this.details = details;
        }

        void all(List<Place> places, Map<String, Set<String>> references) {
            Map<String, Place> fresh = new LinkedHashMap<>();
            places.stream().filter(Place::isNew).forEach(place -> fresh.put(place.name(), place));
            createAll(fresh, references);
            places.stream().filter(place -> !place.isNew() && place.write()).forEach(this::update);
            forgetConditions();
        }

        private void createAll(Map<String, Place> fresh, Map<String, Set<String>> references) {
            Map<String, Set<String>> theirs = new LinkedHashMap<>();
            fresh.keySet().forEach(name -> theirs.put(name, references.getOrDefault(name, Set.of())));
            List<Ahead> ahead = new ArrayList<>();
            for (StoringOrder.Step step : StoringOrder.of(theirs)) {
                Place place = Objects.requireNonNull(fresh.get(step.id()));
                DaoMethodOutcome stored = create(place, !step.ahead());
                if (step.ahead()) {
                    ahead.add(new Ahead(place, stored));
                }
            }
            ahead.forEach(one -> index(one.place(), one.stored()));
        }

        /** What is updated is committed: HAPI's note against a second one of the same condition has done its work. */
        private void forgetConditions() {
            List<JpaPid> updated = details.getUpdatedResourceIds().stream()
                    .map(JpaPid.class::cast)
                    .toList();
            if (!updated.isEmpty()) {
                hapi.conditions().deleteByResIds(updated);
            }
        }

        private DaoMethodOutcome create(Place place, boolean index) {
            return hapi.origins().during(place.resource().getMeta().getSource(), () -> store(place, index));
        }

        private DaoMethodOutcome store(Place place, boolean index) {
            Resource resource = place.resource();
            if (place.named()) {
                resource.setId(place.name());
                return dao(resource).update(resource, null, index, false, request, details);
            }
            resource.setUserData(
                    JpaConstants.RESOURCE_ID_SERVER_ASSIGNED_VALUE, place.id().getIdPart());
            DaoMethodOutcome stored = dao(resource).create(resource, null, index, request, details);
            place.condition().ifPresent(condition -> claim(condition, stored));
            return stored;
        }

        /**
         * HAPI's own note of the condition: another unit that creates the same collides with it, over HTTP too. HAPI writes
         * it when it is given the condition, but then proves by a search in memory that the resource meets it.
         */
        private void claim(String condition, DaoMethodOutcome stored) {
            entities.persist(ResourceSearchUrlEntity.from(condition, (ResourceTable) stored.getEntity(), true));
        }

        /** The second look at one that went ahead: now all it refers to is there. */
        @SuppressWarnings("unchecked") // every DAO of this storage is one
        private void index(Place place, DaoMethodOutcome stored) {
            IJpaDao<Resource> dao = (IJpaDao<Resource>) dao(place.resource());
            hapi.origins()
                    .during(
                            place.resource().getMeta().getSource(),
                            () -> dao.updateEntity(
                                    request,
                                    place.resource(),
                                    stored.getEntity(),
                                    null,
                                    true,
                                    false,
                                    details,
                                    false,
                                    true));
        }

        private void update(Place place) {
            Resource resource = place.resource();
            resource.setId(place.name());
            hapi.origins()
                    .during(
                            resource.getMeta().getSource(),
                            () -> dao(resource).update(resource, null, true, false, request, details));
        }

        private IFhirResourceDao<Resource> dao(Resource resource) {
            @SuppressWarnings("unchecked") // of the resource's own type
            IFhirResourceDao<Resource> dao =
                    (IFhirResourceDao<Resource>) hapi.types().getResourceDao(resource.getClass());
            return dao;
        }
    }
}
