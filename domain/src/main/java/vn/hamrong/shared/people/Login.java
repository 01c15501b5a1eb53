package vn.hamrong.shared.people;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;

/**
 * Who is this? A wrong password, an unknown name, a locked or a disabled account all look the same, and take the same
 * time: every attempt costs one hash.
 */
public final class Login {
    private static final int PASSWORD_MAX = 200;

    private final Staff staff;
    private final Credentials credentials;
    private final LoginAttempts attempts;
    private final PasswordHashes hashes;
    private final Clock clock;
    private final String nobody;

    public Login(Staff staff, Credentials credentials, LoginAttempts attempts, PasswordHashes hashes, Clock clock) {
        this.staff = staff;
        this.credentials = credentials;
        this.attempts = attempts;
        this.hashes = hashes;
        this.clock = clock;
        this.nobody = hashes.hash(OneTimeCode.invitation().text());
    }

    /** What follows from a name and a password. */
    public sealed interface Answer {

        /** Not let in, and never told why. */
        record Refused() implements Answer {}

        /** The password was right; now the code of the authenticator. */
        record NeedsCode(StaffMember member) implements Answer {}

        /** The password was right, and the person must first set up an authenticator. */
        record NeedsEnrolment(StaffMember member) implements Answer {}

        /** Let in. */
        record Welcome(StaffMember member) implements Answer {}
    }

    /** The first step. Throws what {@link PasswordHashes} throws when too many ask at once. */
    public Answer byPassword(String typedName, String password) {
        String subject = subject(typedName);
        if (!attempts.mayTry(subject, clock.instant())) {
            return new Answer.Refused();
        }
        Optional<StaffMember> member = LoginName.in(typedName).flatMap(staff::find);
        String hash =
                member.flatMap(found -> credentials.passwordHash(found.id())).orElse(nobody);
        boolean right = hashes.matches(cut(password), hash);
        if (!right || member.filter(StaffMember::enabled).isEmpty()) {
            return new Answer.Refused();
        }
        attempts.wentWell(subject);
        return next(member.get());
    }

    /** What somebody whom their password or another login vouches for must still do. */
    public Answer next(StaffMember member) {
        if (credentials.totp(member.id()).isPresent()) {
            return new Answer.NeedsCode(member);
        }
        return member.needsSecondFactor() ? new Answer.NeedsEnrolment(member) : new Answer.Welcome(member);
    }

    /** The second step: six digits of the authenticator, or one of the recovery codes. Each works once. */
    public boolean bySecondFactor(PersonId person, String typed) {
        Instant now = clock.instant();
        String subject = Fingerprint.of("second factor of " + person);
        if (!attempts.mayTry(subject, now) || !isRight(person, cut(typed), now)) {
            return false;
        }
        attempts.wentWell(subject);
        return true;
    }

    private boolean isRight(PersonId person, String typed, Instant now) {
        Optional<TotpSecret> secret = credentials.totp(person);
        if (secret.isEmpty()) {
            return false;
        }
        OptionalLong step = Totp.step(secret.get(), typed, now);
        return step.isPresent()
                ? credentials.useStep(person, step.getAsLong())
                : credentials.useRecoveryCode(person, Fingerprint.of(Base32.plain(typed)));
    }

    private static String subject(String typedName) {
        return Fingerprint.of(LoginName.in(typedName).map(LoginName::value).orElse(cut(typedName)));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), PASSWORD_MAX));
    }
}
