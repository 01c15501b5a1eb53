package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.api.dao.IJpaDao;
import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.jpa.api.svc.IIdHelperService;
import ca.uhn.fhir.jpa.api.svc.ResolveIdentityMode;
import ca.uhn.fhir.jpa.model.cross.IResourceLookup;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
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
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.fhir.Callers;

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
     * @param condition by which it is found, empty when it has none
     * @param known its row, when it is stored already
     * @param write whether it is to be written
     */
    private record Place(
            BundleEntryComponent entry, IdType id, Optional<String> condition, Optional<JpaPid> known, boolean write) {

        Resource resource() {
            return entry.getResource();
        }

        String name() {
            return id.getValue();
        }

        boolean isNew() {
            return known.isEmpty();
        }
    }

    /** {@code Type/id} of every entry's resource, in order; empty, and nothing done, when an entry asks for more than this. */
    Optional<List<String>> run(FacilityCode facility, Bundle transaction) {
        SystemRequestDetails request = callers.hubFor(facility);
        int partition = Callers.find(request).orElseThrow().partition();
        return places(transaction, partition).map(places -> {
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

    private static Place place(BundleEntryComponent entry, Map<String, KnownResources.Known> found) {
        String type = entry.getResource().fhirType();
        Optional<Identity> identity = Identity.of(entry);
        if (identity.isPresent() && !identity.get().conditional()) {
            return new Place(entry, new IdType(identity.get().url()), Optional.empty(), Optional.empty(), true);
        }
        Optional<String> condition = identity.map(Identity::url);
        Optional<KnownResources.Known> known = condition.map(found::get);
        IdType id = new IdType(
                type,
                known.map(KnownResources.Known::id)
                        .orElseGet(() -> UUID.randomUUID().toString()));
        boolean write = known.isEmpty() || !identity.orElseThrow().create();
        return new Place(entry, id, condition, known.map(KnownResources.Known::pid), write);
    }

    private void write(List<Place> asked, SystemRequestDetails request, int partition) {
        nothingLost(asked);
        Map<String, Set<String>> references = repoint(asked);
        TransactionDetails details = new TransactionDetails();
        details.setFhirTransaction(true);
        List<Place> places = resolve(asked, references, details, partition);
        FlushModeType mode = entities.getFlushMode();
        entities.setFlushMode(FlushModeType.COMMIT);
        try {
            hapi.system()
                    .preFetchResources(
                            places.stream()
                                    .filter(Place::write)
                                    .flatMap(place -> place.known().stream())
                                    .toList(),
                            true);
            new Writing(request, details).all(places, references);
            flush();
        } finally {
            entities.setFlushMode(mode);
        }
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
        Set<IIdType> ids = new HashSet<>();
        Set<String> fresh = new HashSet<>();
        for (Place place : places) {
            if (place.known().isPresent()) {
                details.addResolvedResourceId(place.id(), place.known().get());
            } else if (place.condition().isPresent()) {
                details.addResolvedMatchUrl(
                        hapi.system().getContext(), place.condition().get(), TransactionDetails.NOT_FOUND);
                fresh.add(place.name());
            } else if (place.entry().getRequest().getMethod() == Bundle.HTTPVerb.PUT) {
                ids.add(place.id());
            } else {
                fresh.add(place.name());
            }
        }
        references.values().stream()
                .flatMap(Set::stream)
                .filter(name -> !fresh.contains(name))
                .map(IdType::new)
                .filter(id -> id.hasResourceType() && id.hasIdPart() && !details.hasResolvedResourceId(id))
                .forEach(ids::add);
        Map<IIdType, IResourceLookup<JpaPid>> found = hapi.ids()
                .resolveResourceIdentities(
                        RequestPartitionId.fromPartitionIds(0, partition),
                        ids,
                        ResolveIdentityMode.includeDeleted().noCacheUnlessDeletesDisabled());
        Map<String, JpaPid> rows = new HashMap<>();
        found.forEach((id, row) -> {
            rows.put(id.toUnqualifiedVersionless().getValue(), row.getPersistentId());
            if (row.getDeleted() == null) {
                details.addResolvedResourceId(id.toUnqualifiedVersionless(), row.getPersistentId());
            }
        });
        List<Place> resolved = new ArrayList<>();
        for (Place place : places) {
            boolean byId = place.known().isEmpty()
                    && place.condition().isEmpty()
                    && place.entry().getRequest().getMethod() == Bundle.HTTPVerb.PUT;
            if (byId && rows.containsKey(place.name())) {
                resolved.add(new Place(
                        place.entry(), place.id(), place.condition(), Optional.of(rows.get(place.name())), true));
            } else {
                if (byId) {
                    details.addResolvedResourceId(place.id(), null);
                }
                resolved.add(place);
            }
        }
        return resolved;
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
            Map<String, Set<String>> theirReferences = new LinkedHashMap<>();
            places.stream().filter(Place::isNew).forEach(place -> {
                fresh.put(place.name(), place);
                theirReferences.put(place.name(), references.getOrDefault(place.name(), Set.of()));
            });
            Map<Place, DaoMethodOutcome> ahead = new LinkedHashMap<>();
            for (StoringOrder.Step step : StoringOrder.of(theirReferences)) {
                Place place = Objects.requireNonNull(fresh.get(step.id()));
                DaoMethodOutcome outcome = create(place, !step.ahead());
                if (step.ahead()) {
                    ahead.put(place, outcome);
                }
            }
            ahead.forEach(this::index);
            places.stream().filter(place -> !place.isNew() && place.write()).forEach(this::update);
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
            if (place.entry().getRequest().getMethod() == Bundle.HTTPVerb.PUT
                    && place.condition().isEmpty()) {
                resource.setId(place.id());
                return dao(resource).update(resource, null, index, false, request, details);
            }
            resource.setUserData(
                    JpaConstants.RESOURCE_ID_SERVER_ASSIGNED_VALUE, place.id().getIdPart());
            return dao(resource).create(resource, place.condition().orElse(null), index, request, details);
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
            resource.setId(place.id());
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
