package vn.hamrong.shared.people;

import java.time.Instant;

/** How often somebody has tried to sign in under a name since the last time it went well; survives a restart. */
public interface LoginAttempts {

    /**
     * Counts one attempt before it is made, in a transaction of its own, so that many at once cannot all be free.
     *
     * @param subject a fingerprint of what was typed, whether or not anybody has that name
     * @return false while the name is locked; the attempt must not be made then
     */
    boolean mayTry(String subject, Instant now);

    /** It went well: the count starts again. */
    void wentWell(String subject);
}
