package vn.hamrong.shared;

import java.time.Instant;
import java.util.Set;

/** What a person must look at: one incident per cause, however often it happens. */
public interface Incidents {

    /**
     * Opens an incident, or counts one more on the open incident of the same (facility, kind, cause).
     *
     * @param kind as in {@code control-id-conflict}, {@code lane-parked}
     * @param cause what makes it one and the same incident; no patient data
     * @param words for the person who looks, without patient data
     */
    void open(FacilityCode facility, String kind, String cause, String words, Instant at);

    /** Closes it, when it is open. */
    void close(FacilityCode facility, String kind, String cause, Instant at);

    /** Closes all open ones of the facility and kind whose cause is none of {@code causes}: at most 1,000. */
    void closeOthers(FacilityCode facility, String kind, Set<String> causes, Instant at);
}
