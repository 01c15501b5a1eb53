package vn.hamrong.exchange.store;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.shared.store.Columns;

/** Whether a hospital told of a visit again since a file: then the same file sent once more takes that back. */
final class LaterFiles {
    private static final int VISIT_MAX = 100;
    private static final int TYPE_MAX = 40;

    private final JdbcClient db;

    LaterFiles(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    /** Looks by the index of visits. What {@code earlier} was split into, or a person corrected, is no other file. */
    boolean isAny(long earlier, NewMessage file) {
        List<String> visits = file.visits().stream()
                .map(visit -> Columns.clean(visit, VISIT_MAX))
                .toList();
        return !visits.isEmpty()
                && !db.sql("""
                        select m.number from hub.message m left join hub.dossier d on d.number = m.number
                        where m.visit = any(:visits) and m.number > :earlier and m.hospital = :hospital
                            and m.type = :type and m.replaces is null and (d.whole is null or d.whole <> :earlier)
                        limit 1
                        """)
                        .param("visits", Columns.texts(visits))
                        .param("earlier", earlier)
                        .param("hospital", file.hospital().value())
                        .param("type", Columns.clean(file.envelope().type(), TYPE_MAX))
                        .query(Long.class)
                        .list()
                        .isEmpty();
    }
}
