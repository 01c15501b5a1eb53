package vn.hamrong.shared.people;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.UnitOfWork;

/**
 * What an administrator may do: add, let in, keep out, reset and give roles to the people of their own facility, nobody
 * else's, and never to themselves. Each deed and its audit row are one transaction; rights are read in it, not before.
 */
public final class Administration {
    /** How long an invitation to set a password is good. */
    public static final Duration INVITATION = Duration.ofDays(3);

    private final Staff staff;
    private final Credentials credentials;
    private final PeopleAudit audit;
    private final UnitOfWork unit;
    private final Clock clock;

    public Administration(Staff staff, Credentials credentials, AuditTrail trail, UnitOfWork unit, Clock clock) {
        this.staff = staff;
        this.credentials = credentials;
        this.audit = new PeopleAudit(trail, clock);
        this.unit = unit;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Answer {

        record Done(StaffMember member) implements Answer {}

        /** Done, and this code, shown once, lets the person set a password. */
        record Invited(StaffMember member, OneTimeCode code) implements Answer {}

        record LoginTaken() implements Answer {}

        /** No such person at this facility, or whoever asks administers none. */
        record NotHere() implements Answer {}

        record NotOneself() implements Answer {}

        record NoSuchRoleHere() implements Answer {}

        /** Somebody else changed the person meanwhile: look again. */
        record ChangedMeanwhile() implements Answer {}
    }

    /** The people this administrator looks after; nobody for anybody else. */
    public List<StaffMember> people(PersonId by) {
        return administrator(by).map(admin -> staff.of(admin.facility())).orElse(List.of());
    }

    /** One of the people this administrator looks after. */
    public Optional<StaffMember> person(PersonId by, PersonId whom) {
        return administrator(by)
                .flatMap(admin -> staff.find(whom).filter(one -> one.facility().equals(admin.facility())));
    }

    /** A new person, invited to set a password. */
    public Answer add(Actor by, LoginName login, String name, Set<Role> roles) {
        return unit.inOne(() -> administrator(by.person())
                .map(admin -> roles.stream().allMatch(role -> role.existsAt(admin.facility()))
                        ? added(by, newMember(admin, login, name, roles))
                        : new Answer.NoSuchRoleHere())
                .orElse(new Answer.NotHere()));
    }

    /** Exactly these roles from now on; the person's sessions end. */
    public Answer giveRoles(Actor by, PersonId whom, Set<Role> roles) {
        return onOther(
                by,
                whom,
                member -> roles.stream().allMatch(role -> role.existsAt(member.facility()))
                        ? changed(by, "person-roles", member.withRoles(roles))
                        : new Answer.NoSuchRoleHere());
    }

    /** Lets in or keeps out; the person's sessions end. */
    public Answer enable(Actor by, PersonId whom, boolean in) {
        return onOther(
                by, whom, member -> changed(by, in ? "person-enable" : "person-disable", member.withEnabled(in)));
    }

    /** Takes password and authenticator away and invites the person to start anew; their sessions end. */
    public Answer reset(Actor by, PersonId whom) {
        return onOther(by, whom, member -> {
            credentials.forget(member.id());
            audit.done(by, "person-reset", member);
            return invited(member);
        });
    }

    private Answer added(Actor by, StaffMember member) {
        if (!staff.add(member)) {
            return new Answer.LoginTaken();
        }
        audit.done(by, "person-create", member);
        return invited(member);
    }

    private Answer changed(Actor by, String action, StaffMember member) {
        if (!staff.change(member)) {
            return new Answer.ChangedMeanwhile();
        }
        audit.done(by, action, member);
        return new Answer.Done(member);
    }

    private Answer invited(StaffMember member) {
        OneTimeCode code = OneTimeCode.invitation();
        credentials.invite(member.id(), code.fingerprint(), clock.instant().plus(INVITATION));
        return new Answer.Invited(member, code);
    }

    private Answer onOther(Actor by, PersonId whom, Function<StaffMember, Answer> deed) {
        return unit.inOne(() -> person(by.person(), whom)
                .map(member -> by.person().equals(whom) ? new Answer.NotOneself() : deed.apply(member))
                .orElse(new Answer.NotHere()));
    }

    private Optional<StaffMember> administrator(PersonId by) {
        return staff.find(by)
                .filter(StaffMember::enabled)
                .filter(member -> member.roles().contains(Role.FACILITY_ADMINISTRATOR));
    }

    private static StaffMember newMember(StaffMember admin, LoginName login, String name, Set<Role> roles) {
        return new StaffMember(new PersonId(UUID.randomUUID()), login, name, admin.facility(), roles, true, 1);
    }
}
