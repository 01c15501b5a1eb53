package vn.hamrong.shared.people;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.UnitOfWork;

/** What people do to their own account: set a password by invitation or with the old one, set up an authenticator. */
public final class OwnAccount {
    private static final int RECOVERY_CODES = 10;

    private final Staff staff;
    private final Credentials credentials;
    private final PasswordHashes hashes;
    private final LoginAttempts attempts;
    private final PeopleAudit audit;
    private final UnitOfWork unit;
    private final Clock clock;

    public OwnAccount(Staff staff, Proofs proofs, AuditTrail trail, UnitOfWork unit, Clock clock) {
        this.staff = staff;
        this.credentials = proofs.credentials();
        this.hashes = proofs.hashes();
        this.attempts = proofs.attempts();
        this.audit = new PeopleAudit(trail, clock);
        this.unit = unit;
        this.clock = clock;
    }

    /** Where proofs rest, how passwords are hashed, and how often they may be guessed. */
    public record Proofs(Credentials credentials, PasswordHashes hashes, LoginAttempts attempts) {}

    /** Who may set a password with this code; empty when it is unknown, used, too old, or the person is kept out. */
    public Optional<StaffMember> invited(String typedCode) {
        return credentials
                .invited(fingerprint(typedCode), clock.instant())
                .flatMap(staff::find)
                .filter(StaffMember::enabled);
    }

    /** Sets the password and uses the code up; empty when the code is not good any more. */
    public Optional<StaffMember> accept(String typedCode, String password, String correlation) {
        if (invited(typedCode).isEmpty()) {
            return Optional.empty();
        }
        String hash = hashes.hash(password); // slow, so before the transaction
        return unit.inOne(() -> invited(typedCode)
                .filter(member -> credentials.useInvitation(fingerprint(typedCode)))
                .map(member -> withPassword(member, hash, new Actor(member.id(), correlation))));
    }

    /** Sets another password; false when the old one is wrong or was guessed too often. All of the person's sessions end. */
    public boolean changePassword(Actor by, String old, String password) {
        String subject = Fingerprint.of("old password of " + by.person());
        boolean right = attempts.mayTry(subject, clock.instant())
                && credentials
                        .passwordHash(by.person())
                        .filter(hash -> hashes.matches(old, hash))
                        .isPresent();
        if (!right) {
            return false;
        }
        attempts.wentWell(subject);
        String hash = hashes.hash(password);
        return unit.inOne(() -> staff.find(by.person())
                .map(member -> withPassword(member, hash, by))
                .isPresent());
    }

    /**
     * Keeps an authenticator that has just shown the code of {@code step}, which is used up by that, and gives the ways in
     * without the phone, to be shown once.
     */
    public List<OneTimeCode> enrol(Actor by, TotpSecret secret, long step) {
        List<OneTimeCode> codes =
                Stream.generate(OneTimeCode::recovery).limit(RECOVERY_CODES).toList();
        Set<String> fingerprints = codes.stream().map(OneTimeCode::fingerprint).collect(Collectors.toSet());
        return unit.inOne(() -> {
            StaffMember member = staff.find(by.person()).orElseThrow();
            credentials.enrol(member.id(), new Credentials.Authenticator(secret, step), fingerprints);
            audit.done(by, "person-authenticator", member);
            return codes;
        });
    }

    /** As it stands now. */
    public Optional<StaffMember> find(PersonId person) {
        return staff.find(person);
    }

    /** Whether there is an authenticator. */
    public boolean hasSecondFactor(PersonId person) {
        return credentials.totp(person).isPresent();
    }

    /** Puts on record that somebody left. */
    public void signsOut(Actor by) {
        staff.find(by.person()).ifPresent(member -> audit.done(by, "sign-out", member));
    }

    private StaffMember withPassword(StaffMember member, String hash, Actor by) {
        credentials.setPassword(member.id(), hash);
        audit.done(by, "person-password", member);
        return member;
    }

    private static String fingerprint(String typedCode) {
        return Fingerprint.of(Base32.plain(typedCode));
    }
}
