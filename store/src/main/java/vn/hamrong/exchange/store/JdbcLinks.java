package vn.hamrong.exchange.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import vn.hamrong.exchange.patients.Link;
import vn.hamrong.exchange.patients.Links;
import vn.hamrong.exchange.patients.Regrouping;
import vn.hamrong.exchange.patients.Review;
import vn.hamrong.exchange.patients.Standing;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.store.Columns;
import vn.hamrong.shared.store.SpringUnitOfWork;

/** Links as rows; what they come to is kept beside the records and numbers, where messages look. */
public final class JdbcLinks implements Links {
    private final JdbcClient db;

    public JdbcLinks(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public Standing look(Seed seed) {
        return LinkedRecords.of(db, seed);
    }

    @Override
    public Standing lock(Seed seed) {
        SpringUnitOfWork.needOpen();
        Standing seen = look(seed);
        lockRows(seen);
        seen.patients().stream().map(PatientId::value).sorted().forEach(this::lockPatient);
        Standing locked = look(seed);
        if (!rows(locked).equals(rows(seen)) || !locked.links().equals(seen.links())) {
            throw new OptimisticLockingFailureException("somebody else changed these records at the same time");
        }
        return locked;
    }

    private static Set<Long> rows(Standing standing) {
        return standing.records().stream().map(Standing.Filed::row).collect(Collectors.toSet());
    }

    private void lockRows(Standing seen) {
        db.sql("select id from hub.source_record where id = any(:rows) order by id for update")
                .param("rows", Columns.numbers(rows(seen)))
                .query(Long.class)
                .list();
    }

    private void lockPatient(String patient) {
        db.sql("insert into hub.patient_lock (patient) values (:patient) on conflict do nothing")
                .param("patient", patient)
                .update();
        db.sql("select patient from hub.patient_lock where patient = :patient for update")
                .param("patient", patient)
                .query(String.class)
                .single();
    }

    @Override
    public Link.Made make(Link link, JournalNumber from, Link.Mark mark) {
        SpringUnitOfWork.needOpen();
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        Row row = Row.of(link);
        db.sql("""
                        insert into hub.identity_link (kind, hospital, prior_mrn, surviving_mrn, prior_patient,
                            surviving_patient, from_message, made_by, made_at, why)
                        values (:kind, :hospital, :priorMrn, :survivingMrn, :priorPatient, :survivingPatient,
                            :from, :by, :at, :why)
                        """)
                .param("kind", row.kind())
                .param("hospital", row.hospital())
                .param("priorMrn", row.priorMrn())
                .param("survivingMrn", row.survivingMrn())
                .param("priorPatient", row.priorPatient())
                .param("survivingPatient", row.survivingPatient())
                .param("from", from.value())
                .param("by", Columns.clean(mark.by(), Review.BY_MAX))
                .param("at", Columns.at(mark.at()))
                .param("why", Columns.clean(mark.why(), Review.WHY_MAX))
                .update(id, "id");
        return new Link.Made(Objects.requireNonNull(id.getKey()).longValue(), link, from, mark, Optional.empty());
    }

    private record Row(
            String kind,
            @Nullable String hospital,
            @Nullable String priorMrn,
            @Nullable String survivingMrn,
            @Nullable String priorPatient,
            @Nullable String survivingPatient) {

        static Row of(Link link) {
            if (link instanceof Link.Numbers number) {
                return new Row("NUMBER", number.hospital().value(), number.prior(), number.surviving(), null, null);
            }
            if (link instanceof Link.Persons person) {
                return new Row(
                        "PERSON",
                        null,
                        null,
                        null,
                        person.prior().value(),
                        person.surviving().value());
            }
            Link.Split split = (Link.Split) link;
            return new Row(
                    "SPLIT",
                    split.record().hospital().value(),
                    split.record().mrn(),
                    null,
                    split.from().value(),
                    split.to().value());
        }
    }

    @Override
    public void undo(long id, Link.Mark mark) {
        SpringUnitOfWork.needOpen();
        db.sql("""
                        update hub.identity_link set undone_by = :by, undone_at = :at, undone_why = :why
                        where id = :id and undone_at is null
                        """)
                .param("by", Columns.clean(mark.by(), Review.BY_MAX))
                .param("at", Columns.at(mark.at()))
                .param("why", Columns.clean(mark.why(), Review.WHY_MAX))
                .param("id", id)
                .update();
    }

    @Override
    public Optional<Link.Made> find(long id) {
        return db.sql("select * from hub.identity_link where id = :id")
                .param("id", id)
                .query((row, index) -> LinkRows.made(row))
                .optional();
    }

    @Override
    public List<Link.Made> latest(int most) {
        return db.sql("select * from hub.identity_link where kind <> 'NUMBER' order by id desc limit :most")
                .param("most", Math.min(most, MOST))
                .query((row, index) -> LinkRows.made(row))
                .list();
    }

    @Override
    public List<Link.Made> numbers(Numbered which, int most) {
        return db.sql("select * from hub.identity_link where kind = 'NUMBER' and undone_at is null"
                        + (which.hospital().isPresent() ? " and hospital = :hospital" : "")
                        + (which.mrn().isEmpty() ? "" : " and (prior_mrn = :mrn or surviving_mrn = :mrn)")
                        + " order by id desc limit :most")
                .param("hospital", which.hospital().map(FacilityCode::value).orElse(""))
                .param("mrn", which.mrn())
                .param("most", Math.min(most, MOST))
                .query((row, index) -> LinkRows.made(row))
                .list();
    }

    @Override
    public void apply(Regrouping change, Standing after) {
        SpringUnitOfWork.needOpen();
        change.refiled().stream()
                .sorted(Comparator.comparingLong(Regrouping.Refiled::row))
                .forEach(this::refile);
        change.renumbered().forEach(number -> renumber(number, after));
        change.patients().forEach(patient -> replaced(patient, after.standsFor(patient)));
    }

    private void refile(Regrouping.Refiled refiled) {
        db.sql("update hub.source_record set home = :home, patient = :patient where id = :row")
                .param("home", refiled.home().value())
                .param("patient", refiled.patient().value())
                .param("row", refiled.row())
                .update();
    }

    private void renumber(Regrouping.Renumbered renumbered, Standing after) {
        db.sql("delete from hub.merged_mrn where hospital = :hospital and mrn = :mrn")
                .param("hospital", renumbered.number().hospital().value())
                .param("mrn", renumbered.number().mrn())
                .update();
        if (renumbered.survivor().isPresent()) {
            db.sql("insert into hub.merged_mrn (hospital, mrn, surviving, at) values (:hospital, :mrn, :into, :at)")
                    .param("hospital", renumbered.number().hospital().value())
                    .param("mrn", renumbered.number().mrn())
                    .param("into", renumbered.survivor().get())
                    .param("at", Columns.at(lastMade(after)))
                    .update();
        }
    }

    private static Instant lastMade(Standing after) {
        return after.links().get(after.links().size() - 1).made().at();
    }

    private void replaced(PatientId patient, PatientId by) {
        db.sql("update hub.patient_lock set replaced_by = :by where patient = :patient")
                .param("by", patient.equals(by) ? null : by.value())
                .param("patient", patient.value())
                .update();
    }
}
