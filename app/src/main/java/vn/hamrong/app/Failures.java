package vn.hamrong.app;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells the database's failures from the messages'. */
final class Failures {
    /** SQLSTATE classes: connection, resources (disk, memory), operator intervention, system error. */
    private static final Set<String> OUTAGE = Set.of("08", "53", "57", "58");

    private static final int DEPTH_MAX = 10;

    private Failures() {}

    /** Whether the database is out of reach or out of room: no message is to blame. */
    static boolean outage(RuntimeException failure) {
        return any(
                failure,
                cause -> cause instanceof CannotCreateTransactionException
                        || cause instanceof DataAccessResourceFailureException
                        || (cause instanceof SQLException sql && outage(sql)));
    }

    private static boolean outage(SQLException failure) {
        String state = failure.getSQLState();
        // 90xxx: H2's own; 90007 closed, 90013/90098 database closed, 90028 file failure, 90031 I/O
        Set<String> h2 = Set.of("90007", "90013", "90098", "90028", "90031", "90121");
        return state != null && state.length() == 5 && (OUTAGE.contains(state.substring(0, 2)) || h2.contains(state));
    }

    /** Whether two units of work met: the whole unit may run again. */
    static boolean collision(RuntimeException failure) {
        return any(
                failure,
                cause -> cause instanceof ConcurrencyFailureException
                        || cause instanceof DuplicateKeyException
                        || cause instanceof ResourceVersionConflictException);
    }

    private static boolean any(Throwable failure, Predicate<Throwable> test) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH_MAX; depth++, cause = cause.getCause()) {
            if (test.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
