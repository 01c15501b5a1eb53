package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.springframework.dao.ConcurrencyFailureException;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class JdbcSourceRecordsTest {

    private static final CitizenId CITIZEN = new CitizenId("038090001234");
    private static final PatientId LAN = patient(1);
    private static final PatientId DUC = patient(2);

    @OnBothDatabases
    void givesBackWhatWasSavedLast(TestDatabase database) {
        JdbcSourceRecords records = new JdbcSourceRecords(database.pool());
        SourceRecord first = record("BN01", LAN);
        SourceRecord changed = new SourceRecord(
                Sent.PROVINCE, "BN01", DUC, Optional.empty(), "1990", "lan", "{}", new JournalNumber(2), Sent.MORNING);

        database.unit().inOne(() -> records.save(first));
        assertThat(find(database, "BN01")).contains(first);
        database.unit().inOne(() -> records.save(changed));
        assertThat(find(database, "BN01")).contains(changed);
        assertThat(find(database, "BN02")).isEmpty();
    }

    @OnBothDatabases
    void findsByPatientAndByCitizenOldestFirst(TestDatabase database) {
        JdbcSourceRecords records = new JdbcSourceRecords(database.pool());
        database.unit().inOne(() -> {
            records.save(record("BN02", LAN));
            records.save(record("BN01", LAN));
            records.save(record("BN03", DUC));

            assertThat(records.of(LAN)).extracting(SourceRecord::mrn).containsExactly("BN02", "BN01");
            assertThat(records.with(CITIZEN)).extracting(SourceRecord::mrn).containsExactly("BN02", "BN01", "BN03");
        });
    }

    @OnBothDatabases
    void aRecordIsAddedOnceAndTheSecondHasToStartAgain(TestDatabase database) {
        JdbcSourceRecords records = new JdbcSourceRecords(database.pool());
        database.unit().inOne(() -> records.add(record("BN01", LAN)));

        assertThatThrownBy(() -> database.unit().inOne(() -> records.add(record("BN01", DUC))))
                .isInstanceOf(ConcurrencyFailureException.class);
        assertThat(find(database, "BN01")).contains(record("BN01", LAN));
    }

    @OnBothDatabases
    void needsAnOpenUnit(TestDatabase database) {
        JdbcSourceRecords records = new JdbcSourceRecords(database.pool());

        assertThatThrownBy(() -> records.with(CITIZEN)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> records.save(record("BN01", LAN))).isInstanceOf(IllegalStateException.class);
    }

    @OnBothDatabases
    void ofManyWhoMeetANewCitizenAtOnceOneIsTheFirst(TestDatabase database) {
        JdbcSourceRecords records = new JdbcSourceRecords(database.pool());

        List<Boolean> created = IntStream.range(0, 8)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> database.unit().inOne(() -> {
                            boolean nobody = records.with(CITIZEN).isEmpty();
                            records.save(record("BN" + i, LAN));
                            return nobody;
                        })))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(created).containsOnlyOnce(true);
    }

    @OnBothDatabases
    void findsManyAsItFindsEach(TestDatabase database) {
        JdbcSourceRecords records = new JdbcSourceRecords(database.pool());
        database.unit().inOne(() -> {
            records.save(record("A", LAN));
            records.save(record("C", LAN));
            records.save(record("D", DUC));
        });

        Map<String, SourceRecord> found =
                database.unit().inOne(() -> records.findAll(Sent.PROVINCE, Set.of("A", "C", "D", "none")));

        assertThat(found).containsOnlyKeys("A", "C", "D");
        found.forEach((mrn, record) -> assertThat(find(database, mrn)).contains(record));
    }

    @OnBothDatabases
    void aReviewIsAskedForOncePerPair(TestDatabase database) {
        JdbcSourceRecords records = new JdbcSourceRecords(database.pool());
        database.unit().inOne(() -> {
            records.review(record("A", LAN), record("B", DUC), "birth dates differ", Sent.MORNING);
            records.review(record("A", LAN), record("B", DUC), "birth dates differ", Sent.MORNING);
        });

        assertThat(database.count("hub.join_review")).isEqualTo(1);
    }

    private static Optional<SourceRecord> find(TestDatabase database, String mrn) {
        JdbcSourceRecords records = new JdbcSourceRecords(database.pool());
        return database.unit().inOne(() -> records.find(Sent.PROVINCE, mrn));
    }

    private static SourceRecord record(String mrn, PatientId patient) {
        return new SourceRecord(
                Sent.PROVINCE,
                mrn,
                patient,
                Optional.of(CITIZEN),
                "1990-02-28",
                "nguyen thi lan",
                "{\"resourceType\":\"Patient\"}",
                new JournalNumber(1),
                Sent.MORNING);
    }

    private static PatientId patient(int number) {
        return new PatientId("00000000-0000-4000-8000-00000000000" + number);
    }
}
