package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.audit.AuditChain;
import vn.hamrong.shared.audit.AuditFault;
import vn.hamrong.shared.audit.AuditFault.Kind;
import vn.hamrong.shared.audit.AuditProof;
import vn.hamrong.shared.audit.AuditRow;
import vn.hamrong.shared.audit.AuditSealer;

/** What is chained, and what somebody with all rights to the database would leave behind. */
class AuditSealTest {
    private static final Instant NOON = Instant.parse("2026-11-25T05:00:00.123456789Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final FacilityCode A = new FacilityCode("38001");
    private static final PatientId LAN = new PatientId("0a1b2c3d-0000-4000-8000-000000000001");

    @TempDir
    Path folder = Path.of("");

    @OnBothDatabases
    void everyCommittedRowIsSealedOnceAndTheChainHolds(TestDatabase database) {
        Audit audit = new Audit(database);
        audit.write(2500);

        assertThat(audit.sealer().seal()).isEqualTo(2500);
        assertThat(audit.sealer().seal()).isZero();

        assertThat(database.count("hub.audit_unsealed")).isZero();
        AuditProof.Report report = audit.report();
        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(2500);
        assertThat(report.agreed().place()).isEqualTo(2500);
    }

    @OnBothDatabases
    void aRowThatCommitsLateIsSealedLateAndNotSkipped(TestDatabase database) throws Exception {
        Audit audit = new Audit(database);
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> slow =
                CompletableFuture.runAsync(() -> database.unit().inOne(() -> {
                    audit.trail().add(entry("slow"));
                    written.countDown();
                    await(mayCommit);
                }));
        written.await();
        audit.write(10);

        assertThat(audit.sealer().seal()).isEqualTo(10);
        mayCommit.countDown();
        slow.join();
        assertThat(audit.sealer().seal()).isEqualTo(1);

        // Its number is the lowest, its place the highest: the order of commit.
        assertThat(database.db()
                        .sql(
                                "select a.actor from hub.audit_seal s join hub.audit a on a.id = s.audit"
                                        + " where s.place = 11 and a.id < (select min(b.id) from hub.audit b where b.actor <> 'slow')")
                        .query(String.class)
                        .list())
                .containsExactly("slow");
        assertThat(audit.report().holds()).isTrue();
    }

    @OnBothDatabases
    void underManyWritersOfDifferentSlownessNoRowIsSkipped(TestDatabase database) {
        Audit audit = new Audit(database);
        AtomicBoolean writing = new AtomicBoolean(true);
        CompletableFuture<Integer> sealing = CompletableFuture.supplyAsync(() -> {
            int sum = 0;
            while (writing.get()) {
                sum += audit.sealer().seal();
            }
            return sum;
        });

        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> writeAsSlowlyAs(writer, audit, database)))
                .toList();
        writers.forEach(CompletableFuture::join);
        writing.set(false);
        int done = sealing.join() + audit.sealer().seal();

        // Every fifth unit of each writer is rolled back: a gap in the numbers for ever.
        assertThat(database.count("hub.audit")).isEqualTo(8 * 40 * 3);
        assertThat(done).isEqualTo(8 * 40 * 3);
        assertThat(audit.report().faults()).isEmpty();
        assertThat(audit.report().rows()).isEqualTo(8 * 40 * 3);
    }

    @OnBothDatabases
    void O06_theDatabaseItselfRefusesToChangeOrDelete(TestDatabase database) {
        Audit audit = new Audit(database);
        audit.write(3);
        audit.sealer().seal();

        for (String attempt : List.of(
                "update hub.audit set actor = 'nobody'",
                "delete from hub.audit",
                "delete from hub.audit where id < 0",
                "truncate table hub.audit",
                "update hub.audit_seal set chain = 'x'",
                "delete from hub.audit_seal",
                "truncate table hub.audit_seal")) {
            assertThatThrownBy(() -> database.db().sql(attempt).update())
                    .as(attempt)
                    .isInstanceOf(DataAccessException.class);
        }

        assertThat(database.count("hub.audit where actor = 'his-38001'")).isEqualTo(3);
        assertThat(audit.report().holds()).isTrue();
    }

    @OnBothDatabases
    void O06_anEditedRowIsFoundByItsNumber(TestDatabase database) {
        Audit audit = tampered(database, "update hub.audit set actor = 'somebody else' where id = ", "");

        assertThat(audit.report().faults()).containsExactly(new AuditFault(Kind.EDITED, 50, idAt(database, 50), ""));
    }

    @OnBothDatabases
    void O06_anEditOfAnyColumnIsFound(TestDatabase database) {
        Audit audit = tampered(database, "update hub.audit set actor = actor where id = ", "");
        for (String column : AuditRow.COLUMNS) {
            long id = idAt(database, 1 + AuditRow.COLUMNS.indexOf(column));
            database.db()
                    .sql("update hub.audit set " + column + " = 'READ' where id = " + id)
                    .update();
        }
        database.db()
                .sql("update hub.audit set at = at + interval '1' second where id = " + idAt(database, 20))
                .update();

        assertThat(audit.report().faults())
                .hasSize(AuditRow.COLUMNS.size() + 1)
                .allMatch(fault -> fault.kind() == Kind.EDITED);
    }

    @OnBothDatabases
    void O06_aDeletedRowIsFoundByItsNumber(TestDatabase database) {
        Audit audit = tampered(database, "delete from hub.audit where id = ", "");

        assertThat(audit.report().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.DELETED);
            assertThat(fault.place()).isEqualTo(50);
        });
    }

    @OnBothDatabases
    void O06_anInsertedRowIsFoundByItsNumber(TestDatabase database) {
        Audit audit = tampered(
                database,
                "insert into hub.audit"
                        + " (at, actor, action, target, outcome, reason, correlation)"
                        + " select at, 'planted', action, target, outcome, reason, correlation from hub.audit where id = ",
                "");

        assertThat(audit.report().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.INSERTED);
            assertThat(fault.row())
                    .isEqualTo(database.db()
                            .sql("select id from hub.audit where actor = 'planted'")
                            .query(Long.class)
                            .single());
        });
    }

    @OnBothDatabases
    void O06_aCutTailIsFoundAgainstTheSignedHead(TestDatabase database) {
        Audit audit =
                tampered(database, "delete from hub.audit_seal where audit >= ", "delete from hub.audit where id >= ");

        assertThat(audit.report().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.CUT_OFF);
            assertThat(fault.place()).isEqualTo(50);
        });
        assertThat(audit.sealer().beginsWhereItEnded()).isFalse();
    }

    @OnBothDatabases
    void O06_aChainMadeAnewIsFoundAgainstTheSignedHead(TestDatabase database) throws SQLException {
        Audit audit = tampered(database, "update hub.audit set actor = 'somebody else' where id = ", "");
        chainAnew(database);

        assertThat(audit.report().faults()).extracting(AuditFault::kind).containsExactly(Kind.RECHAINED);
        assertThat(audit.sealer().beginsWhereItEnded()).isFalse();
    }

    @OnBothDatabases
    void O06_rowsPutInAnotherOrderAreFound(TestDatabase database) {
        Audit audit = tampered(database, "update hub.audit_seal set audit = -1 where audit = ", "");
        long other = idAt(database, 51);
        long first = other - 1;
        database.db()
                .sql("update hub.audit_seal set audit = " + first + " where place = 51")
                .update();
        database.db()
                .sql("update hub.audit_seal set audit = " + other + " where place = 50")
                .update();

        assertThat(audit.report().faults())
                .containsExactly(
                        new AuditFault(Kind.EDITED, 50, other, ""), new AuditFault(Kind.EDITED, 51, first, ""));
    }

    @OnBothDatabases
    void O06_anOlderCopyOfTheDatabaseThatWentOnIsFound(TestDatabase database) {
        Audit audit =
                tampered(database, "delete from hub.audit_seal where audit >= ", "delete from hub.audit where id >= ");
        assertThat(audit.sealer().beginsWhereItEnded()).isFalse();

        audit.write(80);
        audit.sealer().seal();

        assertThat(audit.report().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.RECHAINED);
            assertThat(fault.more()).contains("between place 41 and 50");
        });
    }

    @OnBothDatabases
    void twoSealersByMistakeMakeOneChain(TestDatabase database) {
        Audit audit = new Audit(database);
        AtomicBoolean writing = new AtomicBoolean(true);
        List<CompletableFuture<Void>> sealing = IntStream.range(0, 2)
                .mapToObj(one -> CompletableFuture.runAsync(() -> {
                    while (writing.get()) {
                        trySeal(database);
                    }
                }))
                .toList();

        audit.write(500);
        writing.set(false);
        sealing.forEach(CompletableFuture::join);
        audit.sealer().seal();

        assertThat(database.count("hub.audit_seal")).isEqualTo(500);
        assertThat(audit.report().faults()).isEmpty();
    }

    /** The slower of two finds its places taken; its work is rolled back and waits for the next time. */
    private static void trySeal(TestDatabase database) {
        try {
            new JdbcAuditSeals(database.pool(), database.unit(), CLOCK).seal(10);
        } catch (DataAccessException taken) {
            assertThat(taken).isInstanceOf(NonTransientDataAccessException.class);
        }
    }

    @OnBothDatabases
    void whatTheProcessHadNoTimeToSignIsSignedByTheNext(TestDatabase database) {
        Audit audit = new Audit(database);
        audit.write(5);
        new JdbcAuditSeals(database.pool(), database.unit(), CLOCK).seal(10);
        assertThat(audit.heads().last()).isEmpty();

        audit.sealer().seal();

        assertThat(audit.heads().last().orElseThrow().place()).isEqualTo(5);
        assertThat(audit.sealer().beginsWhereItEnded()).isTrue();
    }

    private Audit tampered(TestDatabase database, String first, String second) {
        Audit audit = new Audit(database);
        for (int i = 0; i < 10; i++) {
            audit.write(10);
            audit.sealer().seal();
        }
        assertThat(audit.report().holds()).isTrue();
        long id = idAt(database, 50);
        Tampering.unlock(database);
        database.db().sql(first + id).update();
        if (!second.isEmpty()) {
            database.db().sql(second + id).update();
        }
        return audit;
    }

    private static long idAt(TestDatabase database, int place) {
        return database.db()
                .sql("select audit from hub.audit_seal where place = " + place)
                .query(Long.class)
                .single();
    }

    /** As an attacker who knows how the chain is made, but has not the key. */
    private static void chainAnew(TestDatabase database) throws SQLException {
        List<AuditRow> rows = database.db()
                .sql("select " + AuditRows.COLUMNS
                        + " from hub.audit a join hub.audit_seal s on s.audit = a.id order by s.place")
                .query((row, number) -> AuditRows.row(row))
                .list();
        String chain = AuditChain.START;
        try (Connection connection = database.pool().getConnection();
                PreparedStatement seal =
                        connection.prepareStatement("update hub.audit_seal set chain = ? where audit = ?")) {
            for (AuditRow row : rows) {
                chain = AuditChain.link(chain, row);
                seal.setString(1, chain);
                seal.setLong(2, row.id());
                seal.executeUpdate();
            }
        }
    }

    private static void writeAsSlowlyAs(int writer, Audit audit, TestDatabase database) {
        for (int i = 0; i < 50; i++) {
            boolean fails = i % 5 == 0;
            try {
                database.unit().inOne(() -> {
                    audit.trail().add(entry("w" + writer));
                    database.db()
                            .sql("select count(*) from hub.audit")
                            .query(Long.class)
                            .single();
                    audit.trail().addAll(List.of(entry("w" + writer), entry("w" + writer)));
                    if (fails) {
                        throw new IllegalArgumentException("rolled back");
                    }
                });
            } catch (IllegalArgumentException rolledBack) {
                assertThat(fails).isTrue();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static AuditEntry entry(String actor) {
        return new AuditEntry(NOON, actor, Optional.of(A), "read", "Observation/1", AuditEntry.Outcome.DONE, "", "r1")
                .as("SYSTEM")
                .about(new AuditEntry.About(
                        Optional.of(LAN), Optional.of(A), "Observation", Optional.of(ReadingRight.OWN)));
    }

    /** Writer, sealer, heads and checker of one database. */
    private final class Audit {
        private final TestDatabase database;
        private final JdbcAuditTrail trail;
        private final AuditHeadFiles heads;

        Audit(TestDatabase database) {
            this.database = database;
            trail = new JdbcAuditTrail(database.pool(), database.unit());
            heads = new AuditHeadFiles(folder.resolve(database.pool().getPoolName()), new StampedText());
        }

        JdbcAuditTrail trail() {
            return trail;
        }

        AuditHeadFiles heads() {
            return heads;
        }

        /** A new one each time, as after a restart. */
        AuditSealer sealer() {
            return new AuditSealer(new JdbcAuditSeals(database.pool(), database.unit(), CLOCK), heads);
        }

        void write(int rows) {
            IntStream.range(0, rows).forEach(i -> trail.add(entry("his-38001")));
        }

        AuditProof.Report report() {
            return new AuditCheck(database.pool()).against(heads);
        }
    }
}
