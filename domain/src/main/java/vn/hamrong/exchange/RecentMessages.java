package vn.hamrong.exchange;

import java.util.List;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/**
 * The HL7 v2 messages of a hospital that came last, as they came in. FHIR and health-insurance files do not count: they are
 * not read by the hospital's own mapping.
 */
public interface RecentMessages {

    /** Up to {@code max} (1 to 10,000) messages that were not refused, the oldest of them first. */
    List<Recent> last(FacilityCode hospital, int max);

    /**
     * A message as it came in.
     *
     * @param content exactly as sent
     */
    record Recent(JournalNumber number, String type, byte[] content) {
        @Override
        public String toString() {
            return "Recent[" + number + " " + type + "]";
        }
    }
}
