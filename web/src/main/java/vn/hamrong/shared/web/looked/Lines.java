package vn.hamrong.shared.web.looked;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.access.EmergencyReason;
import vn.hamrong.shared.audit.Look;

/** What the audit keeps, in words for a patient: hospitals by name, times on Vietnam's clock, nobody's number. */
final class Lines {
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(HERE);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(HERE);
    private static final String PERSON = "person/";
    private static final int PERSON_SHOWN = 8;

    /** The kinds of data that have words of their own ({@code looked.kind.*}). */
    static final Set<String> KINDS = Set.of(
            "Account",
            "AllergyIntolerance",
            "Appointment",
            "AuditEvent",
            "ChargeItem",
            "Composition",
            "Condition",
            "Coverage",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "Immunization",
            "Invoice",
            "MedicationDispense",
            "MedicationRequest",
            "Observation",
            "Patient",
            "Procedure",
            "ServiceRequest",
            "Specimen",
            "export",
            "letter",
            "message");

    private final List<CareRelationship> rights;
    private final Facilities facilities;

    Lines(List<CareRelationship> rights, Facilities facilities) {
        this.rights = rights;
        this.facilities = facilities;
    }

    /**
     * One line of looks.
     *
     * @param facility its name; empty when nobody was signed in
     * @param roles words are {@code role.*}; none for a machine
     * @param code by which the facility knows who it was; no name
     * @param kinds with words of their own
     * @param others kinds without
     * @param owner whose data, by name; empty when the looker's own, several hospitals' or not known
     * @param right words are {@code looked.right.*}
     * @param reason what stands behind the right, when something needs to be said
     * @param sent whether it was sent there, rather than looked up from there
     */
    record Line(
            String day,
            String clock,
            int times,
            String facility,
            List<String> roles,
            String code,
            List<String> kinds,
            List<String> others,
            String owner,
            String right,
            Reason reason,
            boolean sent) {}

    /**
     * Why a right was given.
     *
     * @param code words are {@code looked.emergency.*}; empty when it was no emergency
     * @param words as somebody wrote them; may be empty
     */
    record Reason(String code, String words) {
        static final Reason NONE = new Reason("", "");

        private static final Set<String> CODES =
                Stream.of(EmergencyReason.values()).map(EmergencyReason::code).collect(Collectors.toUnmodifiableSet());

        static Reason of(CareRelationship right) {
            String[] parts = right.reference().split(": ", 2);
            return right.basis() == CareRelationship.Basis.BREAK_GLASS && parts.length == 2 && CODES.contains(parts[0])
                    ? new Reason(parts[0], parts[1])
                    : new Reason("", right.reference());
        }
    }

    /** One right to read others' data. */
    record Right(String facility, String basis, String from, String until, Optional<String> ended, Reason reason) {}

    List<Line> of(List<Look> looks) {
        return looks.stream().map(this::line).toList();
    }

    private Line line(Look look) {
        Look.Who who = look.who();
        Optional<FacilityCode> owner =
                look.data().owner().filter(whose -> !who.facility().equals(Optional.of(whose)));
        return new Line(
                day(look.first()),
                clock(look),
                look.times(),
                who.facility().map(facilities::name).orElse(""),
                roles(who.role()),
                code(who.actor()),
                look.data().kinds().stream().filter(KINDS::contains).toList(),
                look.data().kinds().stream()
                        .filter(kind -> !KINDS.contains(kind))
                        .toList(),
                owner.map(facilities::name).orElse(""),
                look.right().map(right -> right.kind().name()).orElse("NONE"),
                look.right().map(this::reason).orElse(Reason.NONE),
                look.action().equals("deliver"));
    }

    private static String clock(Look look) {
        String first = CLOCK.format(look.first());
        String last = CLOCK.format(look.last());
        return first.equals(last) ? first : first + "–" + last;
    }

    private static List<String> roles(String role) {
        return role.isEmpty() || role.equals(AuditEntry.SYSTEM) || role.equals("OPERATOR")
                ? List.of()
                : List.of(role.split(","));
    }

    /** A person's random number is cut: enough for the facility to find out, too short to be used. */
    private static String code(String actor) {
        return actor.startsWith(PERSON)
                ? "…" + actor.substring(Math.max(PERSON.length(), actor.length() - PERSON_SHOWN))
                : actor;
    }

    /** Of an emergency, what was written as its reason. */
    private Reason reason(ReadingRight right) {
        return right.kind() == ReadingRight.Kind.BREAK_GLASS
                ? rights.stream()
                        .filter(each -> each.id().toString().equals(right.words()))
                        .map(Reason::of)
                        .findFirst()
                        .orElse(Reason.NONE)
                : Reason.NONE;
    }

    List<Right> rights() {
        return rights.stream()
                .map(right -> new Right(
                        facilities.name(right.reader()),
                        right.basis().name(),
                        moment(right.from()),
                        moment(right.until()),
                        right.ended().map(ending -> moment(ending.at())),
                        Reason.of(right)))
                .toList();
    }

    /** A day of birth, as far as it is known. */
    static String born(String date) {
        String[] parts = date.split("-", 3);
        return IntStream.rangeClosed(1, parts.length)
                .mapToObj(from -> parts[parts.length - from])
                .collect(Collectors.joining("/"));
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String moment(Instant at) {
        return CLOCK.format(at) + " " + DAY.format(at);
    }
}
