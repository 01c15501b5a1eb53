package vn.hamrong.shared.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.CareRelationship.Basis;
import vn.hamrong.shared.CareRelationship.Ending;
import vn.hamrong.shared.CareRelationships;
import vn.hamrong.shared.Event;
import vn.hamrong.shared.Events;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.UnitOfWork;

/**
 * Opens and ends care relationships. Each change leaves its event and its audit row in one unit with itself; an emergency
 * leaves an alert too. That the facility knows the patient is for the caller to see to.
 */
public final class Borrowing {
    /** The incident an emergency opens; see {@code docs/operating.md}. */
    public static final String ALERT = "break-glass";

    private final CareRelationships relationships;
    private final UnitOfWork unit;
    private final Traces traces;
    private final CarePeriods periods;
    private final Clock clock;

    public Borrowing(
            CareRelationships relationships, UnitOfWork unit, Traces traces, CarePeriods periods, Clock clock) {
        this.relationships = relationships;
        this.unit = unit;
        this.traces = traces;
        this.periods = periods;
        this.clock = clock;
    }

    /** Where a change leaves its traces. */
    public record Traces(Events events, AuditTrail audit, Incidents incidents) {}

    /**
     * Who asks to read whose data.
     *
     * @param by the client, user or channel, and the person behind it as far as known
     */
    public record Asking(FacilityCode reader, PatientId patient, String by) {}

    /** What became of the asking: the relationship, or why there is none. */
    public sealed interface Answer {

        /** Open from now on. */
        record Opened(CareRelationship relationship) implements Answer {
            @Override
            public <T> T match(Function<Opened, T> opened, Function<Refused, T> refused) {
                return opened.apply(this);
            }
        }

        /** Not opened. */
        record Refused(Grant.Why why) implements Answer {
            @Override
            public <T> T match(Function<Opened, T> opened, Function<Refused, T> refused) {
                return refused.apply(this);
            }
        }

        /** One function per case. */
        <T> T match(Function<Opened, T> opened, Function<Refused, T> refused);
    }

    /** Opens a relationship when the ground gives one; it holds when this returns. */
    public Answer open(Asking asking, Ground ground) {
        Instant now = clock.instant();
        return ground.grant(periods, now)
                .match(
                        given -> new Answer.Opened(opened(asking, ground, given, now)),
                        denied -> new Answer.Refused(denied.why()));
    }

    private CareRelationship opened(Asking asking, Ground ground, Grant.Given given, Instant now) {
        CareRelationship relationship = new CareRelationship(
                UUID.randomUUID(),
                asking.patient(),
                asking.reader(),
                given.basis(),
                asking.by(),
                ground.reference(),
                now,
                given.until(),
                Optional.empty());
        unit.inOne(() -> {
            relationships.add(relationship);
            leave(relationship, "opened", asking.by(), ground.code(), now);
            if (given.basis() == Basis.BREAK_GLASS) {
                alert(relationship, ground.code(), now);
            }
        });
        return relationship;
    }

    /** Ends the facility's own relationships with the patient; gives how many there were. */
    public int end(Asking asking) {
        return endAll(asking, Set.of());
    }

    /**
     * The patient takes consent back, at whichever desk: every facility's relationship that rests on consent ends, and all
     * of the asking facility's own. Gives how many ended.
     */
    public int withdraw(Asking asking) {
        return endAll(asking, CareRelationship.BY_CONSENT);
    }

    /** What the facility borrowed of the patient, ended ones too, latest first. */
    public List<CareRelationship> of(FacilityCode reader, PatientId patient) {
        return relationships.of(patient).stream()
                .filter(relationship -> relationship.reader().equals(reader))
                .toList();
    }

    /**
     * The patient is not who it was: records were joined to it or parted from it. Every relationship ends, whoever reads,
     * so that nobody reads more, or somebody else's, by a right that was opened before. Gives how many ended.
     */
    public int endAll(PatientId patient, String by) {
        Instant now = clock.instant();
        return unit.inOne(() -> {
            int ended = 0;
            for (List<CareRelationship> open = relationships.open(patient, now);
                    !open.isEmpty();
                    open = relationships.open(patient, now)) {
                open.forEach(relationship -> relationships.end(relationship.id(), new Ending(now, by)));
                open.forEach(relationship -> leave(relationship, "ended", by, "record joined or parted", now));
                ended += open.size();
            }
            return ended;
        });
    }

    /** The facility's own, and all that rest on one of these; page by page, since there may be any number. */
    private int endAll(Asking asking, Set<Basis> orOn) {
        Instant now = clock.instant();
        return unit.inOne(() -> {
            int ended = 0;
            for (List<CareRelationship> open = open(asking, orOn, now);
                    !open.isEmpty();
                    open = open(asking, orOn, now)) {
                List<CareRelationship> ending = open.stream()
                        .filter(relationship -> relationships.end(relationship.id(), new Ending(now, asking.by())))
                        .toList();
                ending.forEach(relationship -> leave(relationship, "ended", asking.by(), "", now));
                ended += ending.size();
            }
            return ended;
        });
    }

    private List<CareRelationship> open(Asking asking, Set<Basis> orOn, Instant now) {
        return relationships.open(asking.patient(), asking.reader(), orOn, now);
    }

    private void leave(CareRelationship relationship, String what, String by, String code, Instant now) {
        String basis = relationship.basis().name();
        traces.events()
                .add(new Event(
                        UUID.randomUUID(),
                        "access." + what,
                        1,
                        relationship.reader(),
                        now,
                        relationship.id().toString(),
                        Map.of("basis", basis)));
        traces.audit()
                .add(new AuditEntry(
                        now,
                        by,
                        Optional.of(relationship.reader()),
                        "operation",
                        "Patient/" + relationship.patient(),
                        AuditEntry.Outcome.DONE,
                        ("care relationship " + what + ": " + basis + " " + code).strip(),
                        relationship.id().toString()));
    }

    private void alert(CareRelationship relationship, String code, Instant now) {
        traces.incidents()
                .open(
                        relationship.reader(),
                        ALERT,
                        relationship.id().toString(),
                        "Hồ sơ được mở khẩn cấp, cần xem lại / a record was opened in an emergency, review it: " + code,
                        now);
    }
}
