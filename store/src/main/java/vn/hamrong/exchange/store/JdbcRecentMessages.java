package vn.hamrong.exchange.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.RecentMessages;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** Reads {@code hub.message} backwards by its index on hospital and number. */
public final class JdbcRecentMessages implements RecentMessages {
    private static final int MOST = 10_000;

    private final JdbcClient db;

    public JdbcRecentMessages(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public List<Recent> last(FacilityCode hospital, int max) {
        if (max < 1 || max > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " messages, not " + max);
        }
        List<Recent> latestFirst = new ArrayList<>(db.sql("""
                        select m.number, m.type, m.content from hub.message m
                        where m.hospital = :hospital and not exists
                            (select 1 from hub.outcome o where o.number = m.number and o.state = 'REFUSED')
                            and m.type not like 'FHIR%'
                            and not exists (select 1 from hub.dossier d where d.number = m.number)
                        order by m.number desc limit :max
                        """)
                .param("hospital", hospital.value())
                .param("max", max)
                .query((row, index) -> new Recent(
                        new JournalNumber(row.getLong("number")), row.getString("type"), row.getBytes("content")))
                .list());
        Collections.reverse(latestFirst);
        return latestFirst;
    }
}
