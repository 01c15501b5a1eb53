package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.dao.ConcurrencyFailureException;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.patients.Joining;
import vn.hamrong.exchange.patients.Link;
import vn.hamrong.exchange.patients.Links;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.exchange.patients.Regrouping;
import vn.hamrong.exchange.patients.SharedRecord;
import vn.hamrong.exchange.patients.Standing;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.access.Borrowing;
import vn.hamrong.shared.access.CarePeriods;
import vn.hamrong.shared.store.JdbcCareRelationships;
import vn.hamrong.shared.store.JdbcEvents;
import vn.hamrong.shared.store.JdbcIncidents;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

/** Joining and parting as the database keeps it; the clinical side is only told of. */
class JdbcLinksTest {
    private static final FacilityCode HERE = Sent.PROVINCE;
    private static final FacilityCode THERE = new FacilityCode("38903");
    private static final Link.Mark THU = new Link.Mark("thu", Sent.MORNING, "cùng một người");

    private final List<String> told = new ArrayList<>();

    @OnBothDatabases
    void numbersMergedAwayFindTheSurvivorThroughChainsAndCyclesAndComeBackOneByOne(TestDatabase database) {
        add(database, HERE, "A", 1);
        add(database, HERE, "B", 2);
        add(database, HERE, "C", 3);
        Joining joining = joining(database);
        for (String[] pair : new String[][] {{"A", "B"}, {"B", "C"}, {"C", "A"}, {"nobody", "C"}}) {
            database.unit()
                    .inOne(() -> joining.numbers(new Link.Numbers(HERE, pair[0], pair[1]), new JournalNumber(7), THU));
        }

        assertThat(find(database, "A").mrn()).isEqualTo("C");
        assertThat(find(database, "B").mrn()).isEqualTo("C");
        assertThat(find(database, "nobody").mrn()).isEqualTo("C");
        database.unit().inOne(() -> joining.undo(2, THU));
        assertThat(find(database, "A").mrn()).as("C is A, A is B").isEqualTo("B");
        assertThat(find(database, "C").mrn())
                .as("the cycle's last word holds now")
                .isEqualTo("B");
        database.unit().inOne(() -> joining.undo(1, THU));
        database.unit().inOne(() -> joining.undo(3, THU));
        database.unit().inOne(() -> joining.undo(4, THU));
        assertThat(List.of(find(database, "A"), find(database, "B"), find(database, "C")))
                .extracting(SourceRecord::mrn)
                .containsExactly("A", "B", "C");
        assertThat(database.count("hub.merged_mrn")).isZero();
        assertThatThrownBy(() -> database.unit().inOne(() -> joining.undo(4, THU)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @OnBothDatabases
    void whatAHospitalMergedItselfIsFoundToBeUndone(TestDatabase database) {
        for (String mrn : List.of("A", "B", "C")) {
            add(database, HERE, mrn, mrn.charAt(0) - 'A' + 1);
        }
        add(database, THERE, "A", 4);
        Joining joining = joining(database);
        JdbcLinks links = new JdbcLinks(database.pool());
        for (Link.Numbers each : List.of(
                new Link.Numbers(HERE, "A", "B"),
                new Link.Numbers(HERE, "B", "C"),
                new Link.Numbers(THERE, "A", "X"))) {
            database.unit().inOne(() -> joining.numbers(each, new JournalNumber(7), THU));
        }

        assertThat(links.numbers(new Links.Numbered(Optional.empty(), ""), 10))
                .extracting(Link.Made::id)
                .containsExactly(3L, 2L, 1L);
        assertThat(links.numbers(new Links.Numbered(Optional.of(HERE), "B"), 10))
                .extracting(Link.Made::id)
                .containsExactly(2L, 1L);
        database.unit().inOne(() -> joining.undo(1, THU));
        assertThat(links.numbers(new Links.Numbered(Optional.of(HERE), "A"), 10))
                .as("undone, it is not undone again")
                .isEmpty();
    }

    @OnBothDatabases
    void patientsOfTwoHospitalsAreJoinedAndParted(TestDatabase database) {
        add(database, HERE, "A", 1);
        add(database, THERE, "9", 2);
        Joining joining = joining(database);

        database.unit().inOne(() -> joining.persons(patient(2), patient(1), THU));

        assertThat(of(database, 1)).containsExactlyInAnyOrder("A", "9");
        assertThat(told)
                .as("the patient with the older record stays")
                .contains("move " + THERE + " 9 from 2 to 1", "rest of 2 from 2 to 1", "derive 1: 2", "derive 2: 0");
        assertThatThrownBy(() -> of(database, 2))
                .as("who still holds the old id looks again")
                .isInstanceOf(ConcurrencyFailureException.class);
        told.clear();
        database.unit().inOne(() -> joining.undo(1, THU));
        assertThat(of(database, 1)).containsExactly("A");
        assertThat(of(database, 2)).containsExactly("9");
        assertThat(told).contains("move " + THERE + " 9 from 1 to 2", "rest of 2 from 1 to 2", "derive 2: 1");
    }

    @OnBothDatabases
    void aRecordThatJoinsMovesAlongWithTheOneItJoined(TestDatabase database) {
        add(database, HERE, "A", 1);
        add(database, THERE, "9", 2);
        Joining joining = joining(database);
        JdbcSourceRecords records = new JdbcSourceRecords(database.pool());
        database.unit().inOne(() -> joining.persons(patient(1), patient(2), THU));
        SourceRecord joined =
                database.unit().inOne(() -> records.own(THERE, "9").orElseThrow());

        database.unit().inOne(() -> records.addBeside(joined, record(HERE, "later", 1)));
        database.unit().inOne(() -> joining.undo(1, THU));

        assertThat(of(database, 2)).containsExactlyInAnyOrder("9", "later");
        assertThatThrownBy(() -> database.unit().inOne(() -> records.addBeside(joined, record(HERE, "too late", 1))))
                .isInstanceOf(ConcurrencyFailureException.class);
    }

    @OnBothDatabases
    void aRecordIsPartedFromThoseItWasJoinedWithAndComesBack(TestDatabase database) {
        add(database, HERE, "A", 1);
        JdbcSourceRecords records = new JdbcSourceRecords(database.pool());
        database.unit().inOne(() -> records.addBeside(record(HERE, "A", 1), record(THERE, "9", 1)));
        Joining joining = joining(database);

        Joining.Done done = database.unit().inOne(() -> joining.split(new RecordKey(THERE, "9"), THU));

        assertThat(of(database, 1)).containsExactly("A");
        assertThat(of(database, 100)).containsExactly("9");
        assertThat(done.parted()).hasSize(1);
        database.unit().inOne(() -> joining.undo(done.link().orElseThrow().id(), THU));
        assertThat(of(database, 1)).containsExactlyInAnyOrder("A", "9");
        assertThatThrownBy(() -> database.unit().inOne(() -> joining.split(new RecordKey(HERE, "nobody"), THU)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @OnBothDatabases
    void moreThanABoundIsRefused(TestDatabase database) {
        IntStream.rangeClosed(0, Links.RECORDS_MOST).forEach(i -> add(database, HERE, "BN" + i, 1));
        add(database, THERE, "9", 2);

        assertThatThrownBy(() -> database.unit().inOne(() -> joining(database).persons(patient(1), patient(2), THU)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("500");
        assertThat(of(database, 2)).containsExactly("9");
    }

    private Joining joining(TestDatabase database) {
        AuditTrail audit = new AuditTrail() {
            @Override
            public void add(AuditEntry entry) {
                told.add("audit " + entry.reason());
            }

            @Override
            public void addAndCommit(AuditEntry entry) {
                add(entry);
            }
        };
        java.time.Clock clock = java.time.Clock.fixed(Sent.MORNING, java.time.ZoneOffset.UTC);
        Borrowing borrowing = new Borrowing(
                new JdbcCareRelationships(database.pool()),
                database.unit(),
                new Borrowing.Traces(new JdbcEvents(database.pool(), clock), audit, new JdbcIncidents(database.pool())),
                CarePeriods.DEFAULT,
                clock);
        return new Joining(new JdbcLinks(database.pool()), new Told(), borrowing, audit, () -> patient(100));
    }

    private final class Told implements SharedRecord {
        @Override
        public void move(Regrouping.Move move) {
            told.add("move " + move.hospital() + " " + move.mrn() + " from " + number(move.from()) + " to "
                    + number(move.to()));
        }

        @Override
        public void move(Regrouping.Rest rest) {
            told.add("rest of " + number(rest.home()) + " from " + number(rest.from()) + " to " + number(rest.to()));
        }

        @Override
        public void derive(PatientId patient, Standing now) {
            told.add("derive " + number(patient) + ": " + now.of(patient).size());
        }

        @Override
        public Map<String, Integer> count(Regrouping.Move move) {
            return new HashMap<>();
        }

        @Override
        public Map<String, Integer> count(Regrouping.Rest rest) {
            return new HashMap<>();
        }
    }

    private static List<String> of(TestDatabase database, int patient) {
        Function<SourceRecord, String> mrn = SourceRecord::mrn;
        return database.unit()
                .inOne(() -> new JdbcSourceRecords(database.pool())
                        .of(patient(patient)).stream().map(mrn).toList());
    }

    private static SourceRecord find(TestDatabase database, String mrn) {
        return database.unit()
                .inOne(() ->
                        new JdbcSourceRecords(database.pool()).find(HERE, mrn).orElseThrow());
    }

    private static void add(TestDatabase database, FacilityCode hospital, String mrn, int patient) {
        database.unit().inOne(() -> new JdbcSourceRecords(database.pool()).add(record(hospital, mrn, patient)));
    }

    private static SourceRecord record(FacilityCode hospital, String mrn, int patient) {
        return new SourceRecord(
                hospital,
                mrn,
                patient(patient),
                Optional.empty(),
                "1990-02-28",
                "le thi lan",
                "{\"resourceType\":\"Patient\"}",
                new JournalNumber(1),
                Sent.MORNING);
    }

    private static PatientId patient(int number) {
        return new PatientId("00000000-0000-4000-8000-%012d".formatted(number));
    }

    private static int number(PatientId patient) {
        return Integer.parseInt(patient.value().substring(24));
    }
}
