package vn.hamrong.exchange.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.SourceRecords;
import vn.hamrong.exchange.patients.Pair;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.store.Columns;
import vn.hamrong.shared.store.SpringUnitOfWork;

/**
 * Source records as rows. Turns are taken on rows of {@code patient_lock} and {@code citizen_lock}, which exist before
 * anything else of the person does. A record whose number was merged away is in no answer any more.
 */
public final class JdbcSourceRecords implements SourceRecords {
    private static final int MERGES_MAX = 20;

    private final JdbcClient db;
    private final SearchKeyRows keys;
    private final JdbcReviews reviews;

    public JdbcSourceRecords(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
        keys = new SearchKeyRows(dataSource);
        reviews = new JdbcReviews(dataSource);
    }

    @Override
    public Optional<SourceRecord> find(FacilityCode hospital, String mrn) {
        return Optional.ofNullable(findAll(hospital, Set.of(mrn)).get(mrn));
    }

    @Override
    public Map<String, SourceRecord> findAll(FacilityCode hospital, Set<String> mrns) {
        SpringUnitOfWork.needOpen();
        Map<String, String> surviving = surviving(hospital, mrns);
        Map<String, SourceRecord> records = new HashMap<>();
        db.sql("""
                        select s.* from hub.source_record s where s.hospital = :hospital and s.mrn = any(:mrns)
                        order by s.id for update
                        """)
                .param("hospital", hospital.value())
                .param(
                        "mrns",
                        Columns.texts(mrns.stream()
                                .map(mrn -> surviving.getOrDefault(mrn, mrn))
                                .collect(Collectors.toSet())))
                .query((row, index) -> SourceRows.record(row))
                .list()
                .forEach(record -> records.put(record.mrn(), record));
        needSame(surviving, hospital, mrns);
        Map<String, SourceRecord> found = new HashMap<>();
        mrns.forEach(mrn -> Optional.ofNullable(records.get(surviving.getOrDefault(mrn, mrn)))
                .ifPresent(record -> found.put(mrn, record)));
        return found;
    }

    /** A merge may have been undone before the rows were locked. */
    private void needSame(Map<String, String> surviving, FacilityCode hospital, Set<String> mrns) {
        if (!surviving.isEmpty() && !surviving(hospital, mrns).equals(surviving)) {
            throw new OptimisticLockingFailureException("numbers were parted at the same time");
        }
    }

    private Map<String, String> surviving(FacilityCode hospital, Set<String> mrns) {
        Map<String, String> found = new HashMap<>();
        db.sql("select mrn, surviving from hub.merged_mrn where hospital = :hospital and mrn = any(:mrns)")
                .param("hospital", hospital.value())
                .param("mrns", Columns.texts(mrns))
                .query(row -> {
                    found.put(row.getString("mrn"), row.getString("surviving"));
                });
        return found;
    }

    @Override
    public List<SourceRecord> of(PatientId patient) {
        SpringUnitOfWork.needOpen();
        takeTurn(patient);
        return db.sql("select s.* from hub.source_record s where s.patient = :patient" + SourceRows.NOT_MERGED_AWAY
                        + " order by s.id")
                .param("patient", patient.value())
                .query((row, index) -> SourceRows.record(row))
                .list();
    }

    @Override
    public PatientId standing(PatientId patient) {
        PatientId now = patient;
        for (int step = 0; step < MERGES_MAX; step++) {
            Optional<String> instead = db.sql(
                            "select coalesce(replaced_by, '') from hub.patient_lock where patient = :patient")
                    .param("patient", now.value())
                    .query(String.class)
                    .optional()
                    .filter(another -> !another.isEmpty());
            if (instead.isEmpty()) {
                return now;
            }
            now = new PatientId(instead.get());
        }
        throw new IllegalStateException("a patient was merged away too often, or in a circle");
    }

    @Override
    public List<SourceRecord> with(CitizenId citizen) {
        SpringUnitOfWork.needOpen();
        takeTurn(citizen);
        return db.sql("select s.* from hub.source_record s where s.citizen = :citizen" + SourceRows.NOT_MERGED_AWAY
                        + " order by s.id")
                .param("citizen", citizen.digits())
                .query((row, index) -> SourceRows.record(row))
                .list();
    }

    @Override
    public void add(SourceRecord record) {
        SpringUnitOfWork.needOpen();
        if (insert(record) == 0) {
            throw new OptimisticLockingFailureException("somebody else added this source record at the same time");
        }
        keys.add(record);
    }

    @Override
    public void addBeside(SourceRecord with, SourceRecord record) {
        SpringUnitOfWork.needOpen();
        String patient = db.sql(
                        "select patient from hub.source_record where hospital = :hospital and mrn = :mrn for update")
                .param("hospital", with.hospital().value())
                .param("mrn", with.mrn())
                .query(String.class)
                .single();
        if (!patient.equals(record.patient().value())) {
            throw new OptimisticLockingFailureException("the other record moved at the same time");
        }
        add(record);
        db.sql("""
                        update hub.source_record set home =
                            (select w.home from hub.source_record w where w.hospital = :withHospital and w.mrn = :with)
                        where hospital = :hospital and mrn = :mrn
                        """)
                .param("withHospital", with.hospital().value())
                .param("with", with.mrn())
                .param("hospital", record.hospital().value())
                .param("mrn", record.mrn())
                .update();
    }

    @Override
    public Optional<SourceRecord> own(FacilityCode hospital, String mrn) {
        SpringUnitOfWork.needOpen();
        return db.sql("select * from hub.source_record where hospital = :hospital and mrn = :mrn for update")
                .param("hospital", hospital.value())
                .param("mrn", mrn)
                .query((row, index) -> SourceRows.record(row))
                .optional();
    }

    @Override
    public void save(SourceRecord record) {
        SpringUnitOfWork.needOpen();
        if (update(record) == 0 && insert(record) == 0) {
            update(record); // somebody added it in between
        }
        keys.add(record);
    }

    @Override
    public void review(SourceRecord one, SourceRecord other, String why, Instant at) {
        SpringUnitOfWork.needOpen();
        reviews.askByRule(Pair.of(RecordKey.of(one), RecordKey.of(other)), why, at);
    }

    /** Whoever still holds the id of a patient that was merged away starts again. */
    private void takeTurn(PatientId patient) {
        makeRow("patient", patient.value());
        String instead = db.sql(
                        "select coalesce(replaced_by, '') from hub.patient_lock where patient = :patient for update")
                .param("patient", patient.value())
                .query(String.class)
                .single();
        if (!instead.isEmpty()) {
            throw new OptimisticLockingFailureException("the patient was merged away at the same time");
        }
    }

    private void takeTurn(CitizenId citizen) {
        makeRow("citizen", citizen.digits());
        db.sql("select citizen from hub.citizen_lock where citizen = :citizen for update")
                .param("citizen", citizen.digits())
                .query(String.class)
                .single();
    }

    /** {@code what} is one of our two words, never input. */
    private void makeRow(String what, String whose) {
        db.sql("insert into hub." + what + "_lock (" + what + ") values (:whose) on conflict do nothing")
                .param("whose", whose)
                .update();
    }

    private int update(SourceRecord record) {
        return bind(record, """
                update hub.source_record set patient = :patient, citizen = :citizen, birth_date = :born,
                    folded_name = :name, demographics = :demographics, from_message = :number, changed_at = :at,
                    match_due_at = :at
                where hospital = :hospital and mrn = :mrn
                """);
    }

    private int insert(SourceRecord record) {
        return bind(record, """
                insert into hub.source_record (hospital, mrn, patient, home, citizen, birth_date, folded_name,
                    demographics, from_message, changed_at, match_due_at)
                values (:hospital, :mrn, :patient, :patient, :citizen, :born, :name, :demographics, :number, :at, :at)
                on conflict do nothing
                """);
    }

    private int bind(SourceRecord record, String sql) {
        return db.sql(sql)
                .param("hospital", record.hospital().value())
                .param("mrn", record.mrn())
                .param("patient", record.patient().value())
                .param("citizen", record.citizen().map(CitizenId::digits).orElse(null))
                .param("born", record.birthDate())
                .param("name", record.foldedName())
                .param("demographics", record.demographics())
                .param("number", record.from().value())
                .param("at", Columns.at(record.changedAt()))
                .update();
    }
}
