package vn.hamrong.shared.web.login;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import vn.hamrong.shared.PersonId;

/**
 * Somebody whose first proof was right and who owes the second: nobody yet.
 *
 * @param version of the person when the first proof was given
 * @param next where they want to go
 */
record Halfway(PersonId person, long version, String next, Instant since) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;
}
