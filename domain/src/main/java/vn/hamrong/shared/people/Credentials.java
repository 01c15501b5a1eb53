package vn.hamrong.shared.people;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.shared.PersonId;

/**
 * What people prove themselves with. Everything in here needs an open {@link vn.hamrong.shared.UnitOfWork} but the three
 * that answer a question.
 */
public interface Credentials {

    /** Empty for somebody who never set a password, or whose password was taken away. */
    Optional<String> passwordHash(PersonId person);

    /** Keeps a new password; open sessions end, since the person's version grows. */
    void setPassword(PersonId person, String hash);

    /** The shared secret of their authenticator, once they enrolled one. */
    Optional<TotpSecret> totp(PersonId person);

    /** A secret, and the time step of the code that proved the phone has it. */
    record Authenticator(TotpSecret secret, long usedStep) {}

    /** Keeps the authenticator and its recovery codes (as fingerprints), in place of earlier ones. */
    void enrol(PersonId person, Authenticator authenticator, Set<String> recoveryCodes);

    /**
     * Uses up the time step of a code, in a transaction of its own.
     *
     * @return true once for each step, and never for a step before the last one used
     */
    boolean useStep(PersonId person, long step);

    /** Uses up a recovery code by its fingerprint, in a transaction of its own; true exactly once for each. */
    boolean useRecoveryCode(PersonId person, String fingerprint);

    /** Takes password, authenticator, recovery codes and earlier invitations away; sessions end. */
    void forget(PersonId person);

    /** Keeps an invitation to set a password, by the fingerprint of its code; an earlier one of the person ends. */
    void invite(PersonId person, String fingerprint, Instant until);

    /** Whose invitation this is, while it is not used and not too old. */
    Optional<PersonId> invited(String fingerprint, Instant now);

    /** Uses up an invitation; true exactly once. */
    boolean useInvitation(String fingerprint);
}
