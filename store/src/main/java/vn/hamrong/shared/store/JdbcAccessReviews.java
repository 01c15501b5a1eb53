package vn.hamrong.shared.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.access.AccessReview;
import vn.hamrong.shared.access.AccessReviews;

/** The review list: what is on it follows from the care relationships, only judgments are rows of their own. */
public final class JdbcAccessReviews implements AccessReviews {
    private final JdbcClient db;

    public JdbcAccessReviews(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public List<CareRelationship> waiting() {
        return db.sql("""
                        select c.* from hub.care_relationship c
                        where c.basis in ('BREAK_GLASS', 'CHECKIN_ATTESTED')
                        and not exists (select 1 from hub.access_review r where r.relationship = c.id)
                        order by c.valid_from, c.id limit :most
                        """)
                .param("most", MOST)
                .query(JdbcCareRelationships::relationship)
                .list();
    }

    @Override
    public List<Waiting> waiting(FacilityCode reader) {
        return db.sql("""
                        select c.*, (select min(s.mrn) from hub.source_record s
                            where s.patient = c.patient and s.hospital = c.reader) as mrn
                        from hub.care_relationship c
                        where c.basis in ('BREAK_GLASS', 'CHECKIN_ATTESTED') and c.reader = :reader
                        and not exists (select 1 from hub.access_review r where r.relationship = c.id)
                        order by c.valid_from, c.id limit :most
                        """)
                .param("reader", reader.value())
                .param("most", MOST)
                .query((row, number) -> new Waiting(
                        JdbcCareRelationships.relationship(row, number), Optional.ofNullable(row.getString("mrn"))))
                .list();
    }

    @Override
    public Optional<CareRelationship> find(UUID relationship) {
        return db.sql("""
                        select * from hub.care_relationship
                        where id = :id and basis in ('BREAK_GLASS', 'CHECKIN_ATTESTED')
                        """)
                .param("id", relationship)
                .query(JdbcCareRelationships::relationship)
                .optional();
    }

    @Override
    public boolean add(AccessReview review) {
        SpringUnitOfWork.needOpen();
        return db.sql("""
                                insert into hub.access_review (relationship, reviewed_at, reviewed_by, verdict, words)
                                values (:relationship, :at, :by, :verdict, :words)
                                on conflict do nothing
                                """)
                        .param("relationship", review.relationship())
                        .param("at", Columns.at(review.at()))
                        .param("by", Columns.clean(review.by(), AccessReview.BY_MAX))
                        .param("verdict", review.verdict().name())
                        .param("words", Columns.clean(review.words(), AccessReview.WORDS_MAX))
                        .update()
                == 1;
    }

    @Override
    public Optional<AccessReview> of(UUID relationship) {
        return db.sql("select * from hub.access_review where relationship = :relationship")
                .param("relationship", relationship)
                .query(JdbcAccessReviews::review)
                .optional();
    }

    private static AccessReview review(ResultSet row, int number) throws SQLException {
        return new AccessReview(
                row.getObject("relationship", UUID.class),
                Columns.instant(row, "reviewed_at"),
                row.getString("reviewed_by"),
                AccessReview.Verdict.valueOf(row.getString("verdict")),
                row.getString("words"));
    }
}
