package vn.hamrong.shared.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.people.Lockout;
import vn.hamrong.shared.people.LoginAttempts;

/**
 * Attempts as rows, counted under a row lock. Bounded: rows older than {@link Lockout#MEMORY} go, and beyond
 * {@value #ROWS_MAX} names the oldest ones too.
 */
public final class JdbcLoginAttempts implements LoginAttempts {
    private static final int ROWS_MAX = 50_000;
    private static final int SWEEP_EVERY = 200;
    private static final int SWEEP_MAX = 1_000;

    private final JdbcClient db;
    private final UnitOfWork unit;
    private final AtomicLong asked = new AtomicLong();

    public JdbcLoginAttempts(DataSource dataSource, UnitOfWork unit) {
        db = JdbcClient.create(dataSource);
        this.unit = unit;
    }

    private record Row(int attempts, Instant lockedUntil, Instant lastAt) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getInt("attempts"), Columns.instant(row, "locked_until"), Columns.instant(row, "last_at"));
        }
    }

    @Override
    public boolean mayTry(String subject, Instant at) {
        // Databases round what is finer than a microsecond, also upwards: a lock until "now" would lock already.
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        if (asked.getAndIncrement() % SWEEP_EVERY == 0) {
            unit.inItsOwn(() -> sweep(now));
        }
        return unit.inItsOwn(() -> {
            db.sql("""
                            insert into hub.login_attempts (subject, attempts, locked_until, last_at)
                            values (:subject, 0, :now, :now) on conflict do nothing
                            """).param("subject", subject).param("now", Columns.at(now)).update();
            Row row = db.sql("select * from hub.login_attempts where subject = :subject for update")
                    .param("subject", subject)
                    .query((columns, index) -> Row.of(columns))
                    .single();
            return !row.lockedUntil().isAfter(now) && count(subject, row, now) == 1;
        });
    }

    private int count(String subject, Row row, Instant now) {
        boolean old = row.lastAt().plus(Lockout.MEMORY).isBefore(now);
        int attempts = old ? 1 : row.attempts() + 1;
        return db.sql("""
                        update hub.login_attempts set attempts = :attempts, locked_until = :until, last_at = :now
                        where subject = :subject
                        """)
                .param("attempts", attempts)
                .param("until", Columns.at(now.plus(Lockout.after(attempts))))
                .param("now", Columns.at(now))
                .param("subject", subject)
                .update();
    }

    @Override
    public void wentWell(String subject) {
        unit.inItsOwn(() -> db.sql("delete from hub.login_attempts where subject = :subject")
                .param("subject", subject)
                .update());
    }

    private int sweep(Instant now) {
        int old = db.sql("""
                        delete from hub.login_attempts where subject in (
                            select subject from hub.login_attempts where last_at < :before order by last_at limit :max)
                        """)
                .param("before", Columns.at(now.minus(Lockout.MEMORY)))
                .param("max", SWEEP_MAX)
                .update();
        int tooMany =
                db.sql("""
                        delete from hub.login_attempts where subject in (
                            select subject from hub.login_attempts order by last_at desc limit :max offset :kept)
                        """).param("max", SWEEP_MAX).param("kept", ROWS_MAX).update();
        return old + tooMany;
    }
}
