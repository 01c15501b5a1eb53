package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IJpaDao;
import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.ResourceSearchUrlEntity;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/** The storing of one transaction's resources, by HAPI's own DAOs and under its guards. */
final class Storing {
    private final OnePass.Hapi hapi;
    private final EntityManager entities;
    private final SystemRequestDetails request;
    private final TransactionDetails details;

    /** One of a circle, stored before all it refers to. */
    private record Ahead(Place place, DaoMethodOutcome stored) {}

    Storing(OnePass.Hapi hapi, EntityManager entities, SystemRequestDetails request, TransactionDetails details) {
        this.hapi = hapi;
        this.entities = entities;
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
        List<JpaPid> updated =
                details.getUpdatedResourceIds().stream().map(JpaPid.class::cast).toList();
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
