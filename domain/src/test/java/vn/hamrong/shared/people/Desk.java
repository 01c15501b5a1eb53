package vn.hamrong.shared.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.UnitOfWork;

/** People, their proofs and the clock, in memory. */
final class Desk extends Clock implements Staff, Credentials, LoginAttempts, PasswordHashes, AuditTrail, UnitOfWork {
    static final FacilityCode HAC_THANH = new FacilityCode("38001");
    static final FacilityCode NHI = new FacilityCode("38002");

    final List<AuditEntry> audit = new ArrayList<>();
    final Map<PersonId, StaffMember> people = new HashMap<>();
    final Map<PersonId, String> passwords = new HashMap<>();
    final Map<PersonId, Authenticator> authenticators = new HashMap<>();
    int hashed;

    private final Map<PersonId, Set<String>> recovery = new HashMap<>();
    private final Map<String, Invitation> invitations = new HashMap<>();
    private final Map<String, Tries> tries = new HashMap<>();
    private Instant now = Instant.parse("2026-11-22T05:00:00Z");

    private record Invitation(PersonId person, Instant until) {}

    private record Tries(int count, Instant lockedUntil) {}

    StaffMember person(String login, FacilityCode facility, Role... roles) {
        StaffMember member = new StaffMember(
                new PersonId(UUID.randomUUID()), new LoginName(login), login, facility, Set.of(roles), true, 1);
        people.put(member.id(), member);
        return member;
    }

    StaffMember person(String login, String password, FacilityCode facility, Role... roles) {
        StaffMember member = person(login, facility, roles);
        passwords.put(member.id(), hash(password));
        return member;
    }

    void later(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Optional<StaffMember> find(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public Optional<StaffMember> find(LoginName login) {
        return people.values().stream().filter(one -> one.login().equals(login)).findFirst();
    }

    @Override
    public List<StaffMember> of(FacilityCode facility) {
        return people.values().stream()
                .filter(one -> one.facility().equals(facility))
                .toList();
    }

    @Override
    public boolean add(StaffMember member) {
        return find(member.login()).isEmpty() && people.put(member.id(), member) == null;
    }

    @Override
    public boolean change(StaffMember member) {
        boolean next = find(member.id())
                .filter(one -> one.version() == member.version() - 1)
                .isPresent();
        if (next) {
            people.put(member.id(), member);
        }
        return next;
    }

    @Override
    public Optional<String> passwordHash(PersonId person) {
        return Optional.ofNullable(passwords.get(person));
    }

    @Override
    public void setPassword(PersonId person, String hash) {
        passwords.put(person, hash);
        people.computeIfPresent(person, (id, one) -> one.withEnabled(one.enabled()));
    }

    @Override
    public Optional<TotpSecret> totp(PersonId person) {
        return Optional.ofNullable(authenticators.get(person)).map(Authenticator::secret);
    }

    @Override
    public void enrol(PersonId person, Authenticator authenticator, Set<String> recoveryCodes) {
        authenticators.put(person, authenticator);
        recovery.put(person, new HashSet<>(recoveryCodes));
    }

    @Override
    public boolean useStep(PersonId person, long step) {
        return authenticators
                                .computeIfPresent(
                                        person,
                                        (id, had) ->
                                                had.usedStep() < step ? new Authenticator(had.secret(), step) : had)
                                .usedStep()
                        == step
                && spent.add(person + " " + step);
    }

    private final Set<String> spent = new HashSet<>();

    @Override
    public boolean useRecoveryCode(PersonId person, String fingerprint) {
        return recovery.getOrDefault(person, new HashSet<>()).remove(fingerprint);
    }

    @Override
    public void forget(PersonId person) {
        passwords.remove(person);
        authenticators.remove(person);
        recovery.remove(person);
        invitations.values().removeIf(one -> one.person().equals(person));
    }

    @Override
    public void invite(PersonId person, String fingerprint, Instant until) {
        invitations.values().removeIf(one -> one.person().equals(person));
        invitations.put(fingerprint, new Invitation(person, until));
    }

    @Override
    public Optional<PersonId> invited(String fingerprint, Instant at) {
        return Optional.ofNullable(invitations.get(fingerprint))
                .filter(one -> one.until().isAfter(at))
                .map(Invitation::person);
    }

    @Override
    public boolean useInvitation(String fingerprint) {
        return invitations.remove(fingerprint) != null;
    }

    @Override
    public boolean mayTry(String subject, Instant at) {
        Tries had = tries.getOrDefault(subject, new Tries(0, at));
        if (had.lockedUntil().isAfter(at)) {
            return false;
        }
        int count = had.count() + 1;
        tries.put(subject, new Tries(count, at.plus(Lockout.after(count))));
        return true;
    }

    @Override
    public void wentWell(String subject) {
        tries.remove(subject);
    }

    @Override
    public String hash(String password) {
        return "hash of " + password;
    }

    @Override
    public boolean matches(String password, String hash) {
        hashed++;
        return hash.equals(hash(password));
    }

    @Override
    public void add(AuditEntry entry) {
        audit.add(entry);
    }

    @Override
    public void addAndCommit(AuditEntry entry) {
        audit.add(entry);
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        return work.get();
    }

    @Override
    public <T> T inItsOwn(Supplier<T> work) {
        return work.get();
    }
}
