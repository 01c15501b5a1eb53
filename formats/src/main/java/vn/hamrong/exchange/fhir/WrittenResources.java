package vn.hamrong.exchange.fhir;

import java.time.Instant;
import java.util.List;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** What a message became in the clinical record. */
public interface WrittenResources {

    /**
     * The resources whose origin is the message, as it wrote them, at most {@code max}.
     *
     * @param appliedAt when it was: its resources were written within half a minute from then
     */
    List<Written> of(FacilityCode hospital, JournalNumber number, Instant appliedAt, int max);

    /** A resource, its version, and its JSON, indented. */
    record Written(String type, String id, long version, Instant at, String json) {
        /** Without the content. */
        @Override
        public String toString() {
            return "Written[" + type + "/" + id + "]";
        }
    }
}
