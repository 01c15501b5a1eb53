package vn.hamrong.shared.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.UnitOfWork;

/**
 * Invites the first administrator of a facility that nobody can administer yet. Who owns the machine hands the code over; no
 * administrator of another facility ever sees it.
 */
public final class FirstAdministrators {
    private static final int NAMES = 20;

    private final Staff staff;
    private final Credentials credentials;
    private final PeopleAudit audit;
    private final UnitOfWork unit;
    private final Clock clock;

    public FirstAdministrators(Staff staff, Credentials credentials, AuditTrail trail, UnitOfWork unit, Clock clock) {
        this.staff = staff;
        this.credentials = credentials;
        this.audit = new PeopleAudit(trail, clock);
        this.unit = unit;
        this.clock = clock;
    }

    /** Somebody who may set the first password, by a code that is good once and until then. */
    public record Invited(StaffMember member, OneTimeCode code, Instant until) {}

    /** Whether somebody there can already sign in and administer it. */
    public boolean has(FacilityCode facility) {
        return staff.of(facility).stream()
                .filter(FirstAdministrators::administers)
                .anyMatch(member -> hasCome(member.id()));
    }

    /** A new code for the facility's first administrator, in place of an earlier one; empty where there is one who can sign in. */
    public Optional<Invited> invite(FacilityCode facility) {
        return unit.inOne(() -> has(facility) ? Optional.empty() : Optional.of(invited(member(facility))));
    }

    /**
     * One more, whoever is there: for a facility whose only administrator lost every proof. The earlier one stays, for the new
     * one to reset or disable.
     */
    public Invited inviteAnother(FacilityCode facility) {
        return unit.inOne(() -> invited(added(facility)));
    }

    /** Whether somebody who was invited has set a password. */
    public boolean hasCome(PersonId person) {
        return credentials.passwordHash(person).isPresent();
    }

    private Invited invited(StaffMember member) {
        OneTimeCode code = OneTimeCode.invitation();
        Instant until = clock.instant().plus(Administration.INVITATION);
        credentials.invite(member.id(), code.fingerprint(), until);
        audit.byTheHub("person-invite", member);
        return new Invited(member, code, until);
    }

    /** One who never came, or somebody new under the first free name. */
    private StaffMember member(FacilityCode facility) {
        return staff.of(facility).stream()
                .filter(FirstAdministrators::administers)
                .findFirst()
                .orElseGet(() -> added(facility));
    }

    private StaffMember added(FacilityCode facility) {
        List<StaffMember> candidates = IntStream.rangeClosed(1, NAMES)
                .mapToObj(count -> candidate(facility, count))
                .toList();
        return candidates.stream()
                .filter(staff::add)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no login name is free for " + facility));
    }

    private static StaffMember candidate(FacilityCode facility, int count) {
        String login = "quantri." + facility.value().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "." + count);
        return new StaffMember(
                new PersonId(UUID.randomUUID()),
                new LoginName(login),
                "Quản trị " + facility,
                facility,
                Set.of(Role.FACILITY_ADMINISTRATOR),
                true,
                1);
    }

    private static boolean administers(StaffMember member) {
        return member.enabled() && member.roles().contains(Role.FACILITY_ADMINISTRATOR);
    }
}
