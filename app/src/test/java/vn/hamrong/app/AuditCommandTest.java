package vn.hamrong.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.audit.AuditSealer;
import vn.hamrong.shared.fhir.security.oauth.HubKeyFile;
import vn.hamrong.shared.fhir.security.oauth.HubSignatures;
import vn.hamrong.shared.store.AuditHeadFiles;
import vn.hamrong.shared.store.HubSchema;
import vn.hamrong.shared.store.JdbcAuditSeals;
import vn.hamrong.shared.store.JdbcAuditTrail;
import vn.hamrong.shared.store.SpringUnitOfWork;

/** {@code ./hub audit verify} with the hub's real key, on an audit as a hub leaves it. */
class AuditCommandTest {
    @TempDir
    Path data = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void O06_saysThatAnUntouchedAuditHoldsAndFindsEachTampering(String kind) throws IOException {
        try (Tried tried = Tried.on(kind, data)) {
            tried.write(20);
            assertThat(verify(tried)).as(said()).isZero();
            assertThat(said()).contains("the audit holds: 20");

            tried.tamper(
                    "update hub.audit set actor = 'nobody' where id = (select audit from hub.audit_seal where place = 7)");

            assertThat(verify(tried)).isEqualTo(1);
            assertThat(said()).contains("EDITED", "place 7", "BROKEN").doesNotContain("place 8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void O06_aCutTailIsFoundEvenWhenTheHeadsWereCutTooIfACopyIsKept(String kind) throws IOException {
        try (Tried tried = Tried.on(kind, data)) {
            tried.write(20);
            Path heads = data.resolve("audit");
            Path copy = Files.createDirectories(data.resolve("kept-elsewhere"));
            try (var files = Files.list(heads)) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                    Files.delete(file);
                }
            }
            tried.tamper("delete from hub.audit_seal where place > 10");
            tried.tamper("delete from hub.audit where id not in (select audit from hub.audit_seal)");
            tried.seal();
            assertThat(verify(tried)).as(said()).isZero();

            assertThat(verify(tried, "--heads", copy.toString())).isEqualTo(1);
            assertThat(said()).contains("CUT_OFF", "place 11");
        }
    }

    @Test
    void O06_aHeadSignedByAnotherKeyIsNoHead() throws IOException {
        try (Tried tried = Tried.on("h2", data)) {
            tried.write(5);
            Files.delete(data.resolve("signing-key.json"));
            new HubKeyFile(data.resolve("signing-key.json")).readOrCreate();

            assertThat(verify(tried)).isEqualTo(1);
            assertThat(said()).contains("HEAD_UNTRUSTED");
        }
    }

    @Test
    void saysWhatIsMissingInsteadOfMakingIt() {
        assertThat(run(List.of("audit"))).isEqualTo(2);
        assertThat(run(List.of("audit", "burn"))).isEqualTo(2);
        assertThat(run(List.of("audit", "verify", "--heads"))).isEqualTo(2);
        assertThat(run(List.of("audit", "verify", "--hamrong.data-folder=" + data)))
                .isEqualTo(3);
        assertThat(Files.exists(data.resolve("hub.mv.db"))).isFalse();
    }

    private int verify(Tried tried, String... more) {
        tried.letGo();
        List<String> words = new ArrayList<>(List.of("audit", "verify"));
        words.addAll(List.of(more));
        words.addAll(tried.settings());
        return run(words);
    }

    private int run(List<String> words) {
        out.reset();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Main.run(words, stream, stream);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A database as a hub has it, with what that hub seals. */
    private static final class Tried implements AutoCloseable {
        private final Path data;
        private final String url;
        private final Optional<EmbeddedPostgres> server;
        private Optional<HikariDataSource> pool = Optional.empty();

        private Tried(Path data, String url, Optional<EmbeddedPostgres> server) {
            this.data = data;
            this.url = url;
            this.server = server;
        }

        static Tried on(String kind, Path data) throws IOException {
            if (kind.equals("h2")) {
                return new Tried(data, "", Optional.empty());
            }
            EmbeddedPostgres server = EmbeddedPostgres.start();
            return new Tried(data, server.getJdbcUrl("postgres", "postgres"), Optional.of(server));
        }

        List<String> settings() {
            List<String> settings = new ArrayList<>(List.of("--hamrong.data-folder=" + data));
            if (!url.isEmpty()) {
                settings.addAll(List.of(
                        "--hamrong.database.url=" + url,
                        "--hamrong.database.user=postgres",
                        "--hamrong.database.password=postgres"));
            }
            return settings;
        }

        void write(int rows) {
            JdbcAuditTrail trail = new JdbcAuditTrail(pool(), unit());
            for (int i = 0; i < rows; i++) {
                trail.add(new AuditEntry(
                        Instant.now(),
                        "his-38001",
                        Optional.empty(),
                        "read",
                        "Observation/" + i,
                        AuditEntry.Outcome.DONE,
                        "",
                        UUID.randomUUID().toString()));
            }
            seal();
        }

        void seal() {
            var keys = new HubKeyFile(data.resolve("signing-key.json")).readOrCreate();
            var heads = new AuditHeadFiles(data.resolve("audit"), new HubSignatures(keys));
            new AuditSealer(new JdbcAuditSeals(pool(), unit(), Clock.systemUTC()), heads).seal();
        }

        /** Takes away what keeps the audit from being changed, then changes it. */
        void tamper(String sql) {
            JdbcClient db = JdbcClient.create(pool());
            String on = url.isEmpty() ? "" : " on hub.audit";
            db.sql("drop trigger if exists " + (url.isEmpty() ? "hub." : "") + "audit_only_added_to" + on)
                    .update();
            db.sql("drop trigger if exists " + (url.isEmpty() ? "hub." : "") + "audit_seal_only_added_to"
                            + (on.isEmpty() ? "" : on + "_seal"))
                    .update();
            db.sql(sql).update();
        }

        private SpringUnitOfWork unit() {
            return new SpringUnitOfWork(new JdbcTransactionManager(pool()));
        }

        private HikariDataSource pool() {
            if (pool.isEmpty()) {
                HikariConfig config = new HikariConfig();
                config.setJdbcUrl(
                        url.isEmpty()
                                ? "jdbc:h2:file:" + data.toAbsolutePath().resolve("hub")
                                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
                                : url);
                config.setUsername(url.isEmpty() ? "sa" : "postgres");
                config.setPassword(url.isEmpty() ? "" : "postgres");
                pool = Optional.of(new HikariDataSource(config));
                HubSchema.migrate(pool.get());
            }
            return pool.get();
        }

        /** H2's file is one process's: the command needs it. */
        void letGo() {
            pool.ifPresent(HikariDataSource::close);
            pool = Optional.empty();
        }

        @Override
        public void close() throws IOException {
            letGo();
            if (server.isPresent()) {
                server.get().close();
            }
        }
    }
}
