package vn.hamrong.exchange.patient;

import org.jspecify.annotations.Nullable;

/** Systems of the {@code meta.security} tags that only the hub sets; a client's own tags of these systems are dropped. */
public final class RecordTags {
    /** Whose clinical resource it is: the facility's code. */
    public static final String OWNER = "http://hamrong.vn/fhir/sid/owner";

    /** On a shared {@code Patient}: a facility that has a source record of this person; one tag per facility. */
    public static final String KNOWN_BY = "http://hamrong.vn/fhir/sid/known-by";

    private RecordTags() {}

    /** Whether only the hub sets tags of this system. */
    public static boolean isHubs(@Nullable String system) {
        return OWNER.equals(system) || KNOWN_BY.equals(system);
    }
}
