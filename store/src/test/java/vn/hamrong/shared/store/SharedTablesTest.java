package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.Event;
import vn.hamrong.shared.FacilityCode;

class SharedTablesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final FacilityCode PROVINCE = new FacilityCode("38001");

    @OnBothDatabases
    void anEventIsKeptOncePerTypeAndSource(TestDatabase database) {
        JdbcEvents events = new JdbcEvents(database.pool(), CLOCK);

        assertThatThrownBy(() -> events.add(event("exchange.message-applied", "#1")))
                .isInstanceOf(IllegalStateException.class);
        database.unit().inOne(() -> {
            events.add(event("exchange.message-applied", "#1"));
            events.add(event("exchange.message-applied", "#1"));
            events.add(event("exchange.message-applied", "#2"));
            events.add(event("exchange.patient-joined", "#1"));
        });

        assertThat(database.count("hub.event")).isEqualTo(3);
        assertThat(database.count("hub.event_dimension where name = 'type' and code = 'ADT^A01'"))
                .isEqualTo(3);
    }

    @OnBothDatabases
    void concurrentRepetitionsOfAnEventAreOneEvent(TestDatabase database) {
        JdbcEvents events = new JdbcEvents(database.pool(), CLOCK);

        all(8, () -> {
            database.unit().inOne(() -> events.add(event("exchange.message-applied", "#1")));
            return true;
        });

        assertThat(database.count("hub.event")).isEqualTo(1);
    }

    @OnBothDatabases
    void ofTwentyConcurrentUsesOfAnAssertionOneIsTheFirst(TestDatabase database) {
        JdbcUsedAssertions used = new JdbcUsedAssertions(database.pool(), database.unit(), CLOCK);

        List<Boolean> first = all(20, () -> used.firstUse("his-38001", "j".repeat(5000), NOON.plusSeconds(300)));

        assertThat(first).containsOnlyOnce(true);
        assertThat(used.firstUse("his-38002", "j".repeat(5000), NOON)).isTrue();
        assertThat(used.firstUse("his-3800", "2" + "j".repeat(5000), NOON)).isTrue();
    }

    @OnBothDatabases
    void assertionsLongExpiredAreForgotten(TestDatabase database) {
        JdbcUsedAssertions used = new JdbcUsedAssertions(database.pool(), database.unit(), CLOCK);
        used.firstUse("his", "old", NOON.minusSeconds(7200));
        used.firstUse("his", "expired just now", NOON.minusSeconds(60));

        IntStream.range(0, 99).forEach(i -> used.firstUse("his", "new " + i, NOON.plusSeconds(300)));

        assertThat(database.count("hub.used_assertion")).isEqualTo(100);
        assertThat(used.firstUse("his", "expired just now", NOON)).isFalse();
    }

    @OnBothDatabases
    void anIncidentIsOnePerCauseUntilItIsClosed(TestDatabase database) {
        JdbcIncidents incidents = new JdbcIncidents(database.pool());
        all(8, () -> {
            incidents.open(PROVINCE, "lane-parked", "no time", "A lane stands still", NOON);
            return true;
        });
        incidents.open(PROVINCE, "lane-parked", "other", "A lane stands still", NOON);

        assertThat(database.count("hub.incident")).isEqualTo(2);
        assertThat(database.count("hub.incident where times = 8")).isEqualTo(1);
        incidents.close(PROVINCE, "lane-parked", "no time", NOON);
        incidents.close(PROVINCE, "lane-parked", "never opened", NOON);
        incidents.open(PROVINCE, "lane-parked", "no time", "A lane stands still", NOON);
        assertThat(database.count("hub.incident")).isEqualTo(3);
        assertThat(database.count("hub.incident where is_open")).isEqualTo(2);

        incidents.closeOthers(PROVINCE, "lane-parked", Set.of("other"), NOON);
        assertThat(database.count("hub.incident where is_open and cause = 'other'"))
                .isEqualTo(1);
        incidents.closeOthers(PROVINCE, "lane-parked", Set.of(), NOON);
        assertThat(database.count("hub.incident where is_open")).isZero();
    }

    @OnBothDatabases
    void aWritesAuditRowGoesBackWithItAndARefusalsStays(TestDatabase database) {
        JdbcAuditTrail trail = new JdbcAuditTrail(database.pool(), database.unit());

        assertThatThrownBy(() -> database.unit().inOne(() -> {
                    trail.add(entry("create"));
                    trail.addAndCommit(entry("refused"));
                    throw new IllegalArgumentException("rolled back");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        trail.add(entry("alone"));

        assertThat(database.db()
                        .sql("select action from hub.audit order by id")
                        .query(String.class)
                        .list())
                .containsExactly("refused", "alone");
    }

    @OnBothDatabases
    void F24_aSecondHubOnTheSamePostgresIsRefusedUntilTheFirstIsGone(TestDatabase database) throws SQLException {
        if (!HubSchema.isPostgres(database.pool())) {
            // H2 locks its own file.
            try (HubLock lock = HubLock.take(database.pool()).orElseThrow()) {
                assertThat(lock.holds()).isTrue();
            }
            return;
        }
        HubLock first = HubLock.take(database.pool()).orElseThrow();

        assertThat(HubLock.take(database.pool())).isEmpty();
        assertThat(first.holds()).isTrue();
        database.db()
                .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database ="
                        + " (select oid from pg_database where datname = current_database())")
                .query(Boolean.class)
                .list();
        assertThat(first.holds()).isTrue();
        assertThat(HubLock.take(database.pool())).isEmpty();
        first.close();
        try (HubLock second = HubLock.take(database.pool()).orElseThrow()) {
            assertThat(second.holds()).isTrue();
        }
    }

    private static <T> List<T> all(int times, java.util.function.Supplier<T> work) {
        return IntStream.range(0, times).mapToObj(i -> CompletableFuture.supplyAsync(work)).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static Event event(String type, String source) {
        return new Event(UUID.randomUUID(), type, 1, PROVINCE, NOON, source, Map.of("type", "ADT^A01"));
    }

    private static AuditEntry entry(String action) {
        return new AuditEntry(
                NOON, "his-38001", Optional.of(PROVINCE), action, "Patient", AuditEntry.Outcome.DONE, "", "r1");
    }
}
