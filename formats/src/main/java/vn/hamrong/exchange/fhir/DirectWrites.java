package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** Told of the orders and reports that hospitals write over FHIR by themselves; messages tell of theirs another way. */
@FunctionalInterface
public interface DirectWrites {

    /** Called in the transaction of the write, once for each version; what it throws undoes the write. */
    void written(Written one);

    /**
     * A version that was written.
     *
     * @param version as in {@code ServiceRequest/7/_history/2}
     * @param resource a copy without the hub's own labels
     */
    record Written(FacilityCode facility, PatientId patient, String version, DomainResource resource, Own own) {
        @Override
        public String toString() {
            return "Written[" + facility + " " + version + "]";
        }
    }

    /** What else the writing hospital itself has written. */
    @FunctionalInterface
    interface Own {

        /** A copy of what the reference leads to, when that is the hospital's own. */
        Optional<Resource> find(Reference reference);
    }
}
