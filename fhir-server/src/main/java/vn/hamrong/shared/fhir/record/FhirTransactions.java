package vn.hamrong.shared.fhir.record;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import jakarta.persistence.EntityManager;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.fhir.Callers;

/** Runs FHIR transactions for a facility inside the open unit of work. */
public final class FhirTransactions {
    private final IFhirSystemDao<Bundle, Meta> system;
    private final EntityManager entities;
    private final Callers callers;

    public FhirTransactions(IFhirSystemDao<Bundle, Meta> system, EntityManager entities, Callers callers) {
        this.system = system;
        this.entities = entities;
        this.callers = callers;
    }

    /**
     * The answer, entry by entry. Each starts with an empty session, so that two changes of one resource in
     * one unit are two versions.
     */
    Bundle run(FacilityCode facility, Bundle transaction) {
        Bundle answer = system.transactionNested(callers.hubFor(facility), transaction);
        entities.flush();
        entities.clear();
        return answer;
    }
}
