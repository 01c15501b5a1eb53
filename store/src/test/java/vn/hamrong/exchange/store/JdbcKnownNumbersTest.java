package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

/** A number on somebody's papers finds the hospital's own records, and nobody else's. */
class JdbcKnownNumbersTest {
    private static final FacilityCode HERE = new FacilityCode("38901");
    private static final FacilityCode THERE = new FacilityCode("38902");
    private static final String CITIZEN = "038180000001";

    @OnBothDatabases
    void findsByItsOwnNumberByTheCardAndByANumberThatWasMergedAway(TestDatabase database) {
        add(database, HERE, "BN01", 1);
        add(database, HERE, "BN02", 2);
        add(database, THERE, "BN01", 3);
        database.db()
                .sql(
                        "insert into hub.merged_mrn (hospital, mrn, surviving, at) values ('38901', 'BN00', 'BN01', now())")
                .update();
        JdbcKnownNumbers numbers = new JdbcKnownNumbers(database.pool());

        assertThat(numbers.of(HERE, "BN01")).extracting(SourceRecord::mrn).containsExactly("BN01");
        assertThat(numbers.of(HERE, "BN00")).extracting(SourceRecord::mrn).containsExactly("BN01");
        assertThat(numbers.of(HERE, CITIZEN)).extracting(SourceRecord::mrn).containsExactly("BN01", "BN02");
        assertThat(numbers.of(THERE, CITIZEN))
                .extracting(SourceRecord::hospital)
                .containsExactly(THERE);
        assertThat(numbers.of(HERE, "%")).isEmpty();
    }

    private static void add(TestDatabase database, FacilityCode hospital, String mrn, int patient) {
        database.unit()
                .inOne(() -> new JdbcSourceRecords(database.pool())
                        .add(new SourceRecord(
                                hospital,
                                mrn,
                                new PatientId("0a1b2c3d-0000-4000-8000-00000000000" + patient),
                                Optional.of(new CitizenId(CITIZEN)),
                                "1980-03-04",
                                "lan",
                                "{}",
                                JournalNumber.NONE,
                                Instant.parse("2026-11-25T01:00:00Z"))));
    }
}
