package vn.hamrong.shared.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.UsedAssertions;

/** Used assertions as rows under a unique key; the database decides who was first. */
public final class JdbcUsedAssertions implements UsedAssertions {

    /** Long after any clock's difference, an expired assertion is refused for its age alone. */
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofHours(1);

    private static final int PURGE_EVERY = 100;
    private static final int PURGE_MAX = 500;

    private final JdbcClient db;
    private final UnitOfWork unit;
    private final Clock clock;
    private final AtomicLong uses = new AtomicLong();

    public JdbcUsedAssertions(DataSource dataSource, UnitOfWork unit, Clock clock) {
        db = JdbcClient.create(dataSource);
        this.unit = unit;
        this.clock = clock;
    }

    @Override
    public boolean firstUse(String client, String jti, Instant expiresAt) {
        if (uses.getAndIncrement() % PURGE_EVERY == 0) {
            unit.inItsOwn(this::purge);
        }
        return unit.inItsOwn(() -> insert(fingerprint(client, jti), expiresAt)) == 1;
    }

    private int insert(String fingerprint, Instant expiresAt) {
        return db.sql(
                        "insert into hub.used_assertion (fingerprint, expires_at) values (:fingerprint, :expires) on conflict do nothing")
                .param("fingerprint", fingerprint)
                .param("expires", Columns.at(expiresAt))
                .update();
    }

    private int purge() {
        return db.sql("""
                        delete from hub.used_assertion where fingerprint in (
                            select fingerprint from hub.used_assertion where expires_at < :before order by expires_at limit :max)
                        """)
                .param("before", Columns.at(clock.instant().minus(KEPT_AFTER_EXPIRY)))
                .param("max", PURGE_MAX)
                .update();
    }

    /** A hash, since the sender chooses the length; the client's length keeps (a, bc) and (ab, c) apart. */
    private static String fingerprint(String client, String jti) {
        try {
            byte[] text = (client.length() + ":" + client + jti).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
