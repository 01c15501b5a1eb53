package vn.hamrong.exchange.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * The province's clinical record, as the hub itself writes it. All methods need an open
 * {@link vn.hamrong.shared.UnitOfWork} and roll back with it; the caller retries when two units collide.
 */
public interface ClinicalRecord {

    /**
     * Writes the transaction bundles of several messages of one hospital, in order, as few FHIR transactions as their
     * conditional URLs allow. Owner and partition are stamped here.
     *
     * <p>Entries: {@code PUT Patient/<uuid>} for the shared patient; conditional {@code PUT Type?identifier=system|value};
     * {@code POST} with {@code ifNoneExist}. References within a bundle are {@code urn:uuid} full URLs, to the patient
     * {@code Patient/<uuid>}. {@code meta.source} is
     * {@code urn:hamrong:journal:<number>#<mrn, URL encoded>}; it is kept with {@code :} in place of {@code #}.
     *
     * <p>The bundles are used up: for another try, build them anew.
     *
     * @throws IllegalArgumentException when two different entries of one message claim one identity
     */
    void save(FacilityCode facility, List<Bundle> transactions);

    /**
     * Re-points this facility's resources whose {@code meta.source} names {@code mrn} from one shared patient to
     * another, in bounded pages.
     */
    void moveSubject(FacilityCode facility, PatientId from, String mrn, PatientId to);
}
