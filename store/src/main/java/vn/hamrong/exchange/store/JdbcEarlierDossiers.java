package vn.hamrong.exchange.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.EarlierDossiers;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.Columns;

/** Earlier dossiers from the journal's own rows, by the index of visits. */
public final class JdbcEarlierDossiers implements EarlierDossiers {
    private static final int VISIT_MAX = 100;
    private static final int LOOKS_MAX = 20;

    private final JdbcClient db;

    public JdbcEarlierDossiers(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public <T> Optional<T> appliedLast(
            FacilityCode hospital, String visit, JournalNumber but, Function<byte[], Optional<T>> read) {
        return numbers(hospital, visit, but).stream()
                .map(number -> read.apply(content(number)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<Long> numbers(FacilityCode hospital, String visit, JournalNumber but) {
        return db.sql("""
                        select m.number
                        from hub.message m join hub.outcome o on o.number = m.number
                        where m.visit = :visit and m.hospital = :hospital and m.type = 'GIAMDINHHS'
                            and o.state = 'APPLIED' and m.number <> :but
                        order by o.settled_at desc, m.number desc limit :looks
                        """)
                .param("visit", Columns.clean(visit, VISIT_MAX))
                .param("hospital", hospital.value())
                .param("but", but.value())
                .param("looks", LOOKS_MAX)
                .query(Long.class)
                .list();
    }

    /** One at a time: each may be long. */
    private byte[] content(long number) {
        return db.sql("select content from hub.message where number = :number")
                .param("number", number)
                .query((row, index) -> row.getBytes("content"))
                .single();
    }
}
