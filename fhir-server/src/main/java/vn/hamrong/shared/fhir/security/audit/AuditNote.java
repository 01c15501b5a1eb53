package vn.hamrong.shared.fhir.security.audit;

import jakarta.servlet.ServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * What is learnt of one request on its way in, for the row that is written when its answer is about to leave. Lives in the
 * request; one request is served by one thread.
 */
public final class AuditNote {
    private static final String KEY = AuditNote.class.getName();
    private static final int REASON_MAX = 200;

    /** The actor while nobody was authenticated. */
    static final String ANONYMOUS = "anonymous";

    /** The request id where none was given. */
    static final String UNKNOWN = "unknown";

    /** One thing done, as in {@link AuditEntry}. */
    record Deed(String action, String target) {}

    /** Whose data an answer holds; as many rows as there are of these. */
    record Whose(Optional<PatientId> patient, Optional<FacilityCode> owner) {}

    private final String correlation;
    private String actor = ANONYMOUS;
    private Optional<FacilityCode> facility = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private String role = "";
    private final List<Deed> deeds = Collections.synchronizedList(new ArrayList<>());
    private final Map<Whose, Set<String>> disclosed = new LinkedHashMap<>();
    private boolean written;

    private AuditNote(String correlation) {
        this.correlation = correlation;
    }

    /** The request's note; one with an unknown request id where the audit filter did not run. */
    public static AuditNote of(ServletRequest request) {
        return request.getAttribute(KEY) instanceof AuditNote note ? note : begin(request, UNKNOWN);
    }

    static AuditNote begin(ServletRequest request, String correlation) {
        AuditNote note = new AuditNote(correlation);
        request.setAttribute(KEY, note);
        return note;
    }

    /** Begins the note of a call within this one, by the same actor under the same request id. */
    public void forEntry(ServletRequest entry) {
        AuditNote note = begin(entry, correlation);
        note.actor = actor;
        note.facility = facility;
        note.role = role;
    }

    /** The request id, also in the answer's {@code X-Request-Id}. */
    public String correlation() {
        return correlation;
    }

    /** Who was authenticated, and as what: a person's roles, or {@link AuditEntry#SYSTEM}. */
    public void actor(String who, FacilityCode of, String as) {
        actor = who;
        facility = Optional.of(of);
        role = as;
    }

    /** Why it is refused, without any value of the request; cut at {@value #REASON_MAX} characters. */
    public void because(String why) {
        reason = Optional.of(why.substring(0, Math.min(why.length(), REASON_MAX)));
    }

    /** One thing it asks for; the first one is also what a refusal names. */
    public void add(String action, String target) {
        deeds.add(new Deed(action, target));
    }

    /** The answer holds data of this type on these patients; of nobody in particular when there are none. */
    public void disclose(String kind, Set<PatientId> patients, Optional<FacilityCode> owner) {
        if (patients.isEmpty()) {
            disclose(kind, new Whose(Optional.empty(), owner));
        }
        patients.forEach(patient -> disclose(kind, new Whose(Optional.of(patient), owner)));
    }

    private void disclose(String kind, Whose whose) {
        disclosed.computeIfAbsent(whose, nobody -> new TreeSet<>()).add(kind);
    }

    /** The rows of the write are in its transaction; a Bundle still has its own row, and those of its reads. */
    public void writeIsOnRecord() {
        written = deeds.isEmpty() || !deeds.get(0).action().equals("operation");
    }

    boolean isWriteOnRecord() {
        return written;
    }

    String actor() {
        return actor;
    }

    /** The facility of who was authenticated. */
    public Optional<FacilityCode> facility() {
        return facility;
    }

    String role() {
        return role;
    }

    /** Types by whose they are. */
    Map<Whose, Set<String>> disclosed() {
        return Collections.unmodifiableMap(disclosed);
    }

    Optional<String> reason() {
        return reason;
    }

    List<Deed> deeds() {
        return List.copyOf(deeds);
    }
}
