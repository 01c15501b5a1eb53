package vn.hamrong.exchange;

import java.util.regex.Pattern;
import vn.hamrong.shared.FacilityCode;

/**
 * The line a message waits in: one hospital's patient. Order is kept within a lane, lanes run in parallel. A message
 * without a medical record number waits in the hospital's own lane, or in one of its visit's own.
 *
 * @param mrn the hospital's medical record number (mã bệnh nhân), at most 100 characters; empty for the hospital's own lane
 */
public record Lane(FacilityCode hospital, String mrn) {
    private static final int MRN_MAX = 100;
    private static final String VISIT = "visit:";
    private static final Pattern OF_A_VISIT = Pattern.compile(VISIT + "[0-9a-f]{64}");

    public Lane {
        if (mrn.length() > MRN_MAX) {
            throw new IllegalArgumentException("a medical record number has at most 100 characters");
        }
    }

    /** The hospital's own lane, for messages about nobody in particular. */
    public static Lane ofHospital(FacilityCode hospital) {
        return new Lane(hospital, "");
    }

    /** One visit's own lane, for a message that names the visit but nobody; {@code sha256} of the visit's number. */
    public static Lane ofVisit(FacilityCode hospital, String sha256) {
        return new Lane(hospital, VISIT + sha256);
    }

    /** Whether what waits in it names no patient. */
    public boolean isNobodys() {
        return mrn.isEmpty() || OF_A_VISIT.matcher(mrn).matches();
    }

    /** As stored: the hospital's code, a bar, the number. */
    public String key() {
        return hospital.value() + "|" + mrn;
    }

    /** The inverse of {@link #key()}. */
    public static Lane ofKey(String key) {
        int bar = key.indexOf('|');
        return new Lane(new FacilityCode(key.substring(0, bar)), key.substring(bar + 1));
    }

    /** Without the number, which is personal. */
    @Override
    public String toString() {
        return "Lane[" + hospital + "]";
    }
}
