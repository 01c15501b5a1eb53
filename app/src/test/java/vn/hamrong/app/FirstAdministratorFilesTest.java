package vn.hamrong.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.people.Administration;
import vn.hamrong.shared.people.FirstAdministrators;
import vn.hamrong.shared.store.HubSchema;
import vn.hamrong.shared.store.JdbcAuditTrail;
import vn.hamrong.shared.store.JdbcCredentials;
import vn.hamrong.shared.store.JdbcStaff;
import vn.hamrong.shared.store.SecretBox;
import vn.hamrong.shared.store.SpringUnitOfWork;

class FirstAdministratorFilesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    private static final FacilityCode HAC_THANH = new FacilityCode("38001");

    @TempDir
    private Path folder;

    private final HikariDataSource database = database();
    private final HandClock clock = new HandClock();

    @BeforeEach
    void writeOnce() {
        files().write();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneFileForEachFacilityThatNobodyAdministers() {
        assertThat(names()).containsExactly("38001.txt", "SYT.txt");
        assertThat(text("38001.txt")).contains("BVĐK Hạc Thành", "quantri.38001", "https://hub.example/welcome#");
    }

    @Test
    void theNextStartReplacesThemAndLeavesOutWhereSomebodyCame() {
        String before = text("SYT.txt");
        somebodyCame("quantri.38001");

        files().write();

        assertThat(names()).containsExactly("SYT.txt");
        assertThat(text("SYT.txt")).isNotEqualTo(before);
    }

    @Test
    void aFileGoesWhenItsLinkIsUsedOrTooOld() {
        FirstAdministratorFiles files = files();
        files.write();
        files.sweep();
        assertThat(names()).hasSize(2);
        somebodyCame("quantri.38001");

        files.sweep();

        assertThat(names()).containsExactly("SYT.txt");
        clock.now = NOON.plus(Administration.INVITATION);
        files.sweep();
        assertThat(names()).isEmpty();
    }

    @Test
    void theMachinesOwnerMayHaveOneMoreInvited() throws IOException {
        somebodyCame("quantri.38001");
        Files.createFile(folder.resolve("38001.again"));

        files().write();

        assertThat(names()).containsExactly("38001.txt", "SYT.txt");
        assertThat(text("38001.txt")).contains("quantri.38001.2");
    }

    private FirstAdministratorFiles files() {
        UnitOfWork unit = new SpringUnitOfWork(new JdbcTransactionManager(database));
        AuditTrail trail = new JdbcAuditTrail(database, unit);
        JdbcCredentials credentials = new JdbcCredentials(database, unit, new SecretBox(new byte[32]));
        return new FirstAdministratorFiles(
                folder,
                new FirstAdministrators(new JdbcStaff(database), credentials, trail, unit, clock),
                new OneHospital(),
                new FirstAdministratorFiles.Site(URI.create("https://hub.example"), clock));
    }

    private void somebodyCame(String login) {
        int came = JdbcClient.create(database)
                .sql("update hub.person set password = 'hash' where login = :login")
                .param("login", login)
                .update();
        assertThat(came).isEqualTo(1);
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HikariDataSource database() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:first" + System.nanoTime()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        config.setUsername("sa");
        config.setMaximumPoolSize(4);
        HikariDataSource h2 = new HikariDataSource(config);
        HubSchema.migrate(h2);
        return h2;
    }

    private static final class HandClock extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class OneHospital implements Facilities {
        @Override
        public String name(FacilityCode code) {
            return code.equals(HAC_THANH) ? "BVĐK Hạc Thành" : "Sở Y tế";
        }

        @Override
        public boolean exists(FacilityCode code) {
            return code.equals(HAC_THANH) || code.equals(FacilityCode.DEPARTMENT);
        }

        @Override
        public List<FacilityCode> hospitals() {
            return List.of(HAC_THANH);
        }
    }
}
