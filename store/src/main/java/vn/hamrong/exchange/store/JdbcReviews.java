package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.patients.Likeness;
import vn.hamrong.exchange.patients.Pair;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.exchange.patients.Review;
import vn.hamrong.exchange.patients.Review.Decision;
import vn.hamrong.exchange.patients.Review.State;
import vn.hamrong.exchange.patients.Reviews;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.store.Columns;
import vn.hamrong.shared.store.SpringUnitOfWork;

/** Questions as rows. What is one person by now, or was merged away, waits no more. */
public final class JdbcReviews implements Reviews {
    private static final String WAITING = """
            select r.* from hub.join_review r
            join hub.source_record s on s.hospital = r.hospital and s.mrn = r.mrn
            join hub.source_record o on o.hospital = r.other_hospital and o.mrn = r.other_mrn
            where r.state in ('OPEN', 'LATER') and s.patient <> o.patient
            and not exists (select 1 from hub.merged_mrn m where m.hospital = s.hospital and m.mrn = s.mrn)
            and not exists (select 1 from hub.merged_mrn m where m.hospital = o.hospital and m.mrn = o.mrn)
            """;
    private static final String MOST_ALIKE = " order by r.state desc, r.score desc, r.id limit :most";

    private final JdbcClient db;

    public JdbcReviews(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public List<Review> waiting(int most) {
        return db.sql(WAITING + MOST_ALIKE)
                .param("most", Math.min(most, MOST))
                .query((row, index) -> review(row))
                .list();
    }

    @Override
    public List<Review> waitingFor(FacilityCode facility, int most) {
        return db.sql(WAITING + " and (r.hospital = :facility or r.other_hospital = :facility)" + MOST_ALIKE)
                .param("facility", facility.value())
                .param("most", Math.min(most, MOST))
                .query((row, index) -> review(row))
                .list();
    }

    @Override
    public List<Review> joinedOf(FacilityCode facility, int most) {
        return db.sql("""
                        select r.* from hub.join_review r where r.state = 'SAME'
                        and (r.hospital = :facility or r.other_hospital = :facility)
                        order by r.decided_at desc, r.id desc limit :most
                        """)
                .param("facility", facility.value())
                .param("most", Math.min(most, MOST))
                .query((row, index) -> review(row))
                .list();
    }

    @Override
    public Optional<Review> find(long id) {
        return db.sql("select r.* from hub.join_review r where r.id = :id")
                .param("id", id)
                .query((row, index) -> review(row))
                .optional();
    }

    @Override
    public List<Review> of(RecordKey record) {
        SpringUnitOfWork.needOpen();
        return db.sql("""
                        select r.* from hub.join_review r where r.hospital = :hospital and r.mrn = :mrn
                        union all
                        select r.* from hub.join_review r where r.other_hospital = :hospital and r.other_mrn = :mrn
                        limit :most
                        """)
                .param("hospital", record.hospital().value())
                .param("mrn", record.mrn())
                .param("most", MOST)
                .query((row, index) -> review(row))
                .list();
    }

    @Override
    public Optional<Review> find(Pair pair) {
        SpringUnitOfWork.needOpen();
        return db.sql("""
                        select r.* from hub.join_review r where r.hospital = :hospital and r.mrn = :mrn
                        and r.other_hospital = :otherHospital and r.other_mrn = :otherMrn for update
                        """)
                .param("hospital", pair.one().hospital().value())
                .param("mrn", pair.one().mrn())
                .param("otherHospital", pair.other().hospital().value())
                .param("otherMrn", pair.other().mrn())
                .query((row, index) -> review(row))
                .optional();
    }

    @Override
    public void ask(Pair pair, Likeness likeness, Instant at) {
        SpringUnitOfWork.needOpen();
        insert(pair, "", likeness, at);
    }

    /** Asks about the pair by a rule, whatever the likeness; once. */
    void askByRule(Pair pair, String rule, Instant at) {
        insert(pair, rule, new Likeness(List.of()), at);
    }

    private void insert(Pair pair, String rule, Likeness likeness, Instant at) {
        db.sql("""
                        insert into hub.join_review
                            (hospital, mrn, other_hospital, other_mrn, why, at, score, reasons)
                        values (:hospital, :mrn, :otherHospital, :otherMrn, :rule, :at, :score, :reasons)
                        on conflict do nothing
                        """)
                .param("hospital", pair.one().hospital().value())
                .param("mrn", pair.one().mrn())
                .param("otherHospital", pair.other().hospital().value())
                .param("otherMrn", pair.other().mrn())
                .param("rule", Columns.clean(rule, Review.WHY_MAX))
                .param("at", Columns.at(at))
                .param("score", likeness.score())
                .param("reasons", likeness.codes())
                .update();
    }

    @Override
    public void update(Review review, Likeness likeness, State state) {
        SpringUnitOfWork.needOpen();
        db.sql("update hub.join_review set score = :score, reasons = :reasons, state = :state where id = :id")
                .param("score", likeness.score())
                .param("reasons", likeness.codes())
                .param("state", state.name())
                .param("id", review.id())
                .update();
    }

    @Override
    public void decide(long id, State state, Decision decision) {
        SpringUnitOfWork.needOpen();
        db.sql("""
                        update hub.join_review set state = :state, decided_score = :score, decided_by = :by,
                            decided_at = :at, decided_why = :why
                        where id = :id
                        """)
                .param("state", state.name())
                .param("score", decision.score())
                .param("by", Columns.clean(decision.by(), Review.BY_MAX))
                .param("at", Columns.at(decision.at()))
                .param("why", Columns.clean(decision.why(), Review.WHY_MAX))
                .param("id", id)
                .update();
    }

    private static Review review(ResultSet row) throws SQLException {
        return new Review(
                row.getLong("id"),
                Pair.of(key(row, "hospital", "mrn"), key(row, "other_hospital", "other_mrn")),
                row.getString("why"),
                Likeness.ofCodes(row.getString("reasons")),
                State.valueOf(row.getString("state")),
                Columns.instant(row, "at"),
                decision(row));
    }

    private static RecordKey key(ResultSet row, String hospital, String mrn) throws SQLException {
        return new RecordKey(new FacilityCode(row.getString(hospital)), row.getString(mrn));
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject("decided_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new Decision(
                        row.getString("decided_by"),
                        at.toInstant(),
                        row.getString("decided_why"),
                        row.getInt("decided_score")));
    }
}
