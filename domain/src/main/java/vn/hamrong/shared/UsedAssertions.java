package vn.hamrong.shared;

import java.time.Instant;

/** One-time use of client assertions ({@code jti} of RFC 7523), kept in the database so that a restart forgets none. */
public interface UsedAssertions {

    /**
     * Marks the assertion as used, in a transaction of its own.
     *
     * @return true exactly once for each (client, jti), however many ask at the same time
     */
    boolean firstUse(String client, String jti, Instant expiresAt);
}
