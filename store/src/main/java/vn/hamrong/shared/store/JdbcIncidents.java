package vn.hamrong.shared.store;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;

/** Incidents as rows: at most one open row per (facility, kind, cause), which the table's unique key keeps true. */
public final class JdbcIncidents implements Incidents {

    private static final int CAUSE_MAX = 500;
    private static final int WORDS_MAX = 1000;

    private final JdbcClient db;

    public JdbcIncidents(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public void open(FacilityCode facility, String kind, String cause, String words, Instant at) {
        if (countOneMore(facility, kind, cause, at) == 0 && add(facility, kind, cause, words, at) == 0) {
            countOneMore(facility, kind, cause, at); // somebody opened it in between
        }
    }

    @Override
    public void close(FacilityCode facility, String kind, String cause, Instant at) {
        db.sql("""
                        update hub.incident set is_open = null, closed_at = :at
                        where facility = :facility and kind = :kind and cause = :cause and is_open
                        """)
                .param("at", Columns.at(at))
                .param("facility", facility.value())
                .param("kind", kind)
                .param("cause", Columns.clean(cause, CAUSE_MAX))
                .update();
    }

    @Override
    public void closeOthers(FacilityCode facility, String kind, Set<String> causes, Instant at) {
        Set<String> kept =
                causes.stream().map(cause -> Columns.clean(cause, CAUSE_MAX)).collect(Collectors.toSet());
        db.sql("""
                        update hub.incident set is_open = null, closed_at = :at
                        where facility = :facility and kind = :kind and is_open and not cause = any(:kept)
                        """)
                .param("at", Columns.at(at))
                .param("facility", facility.value())
                .param("kind", kind)
                .param("kept", Columns.texts(kept))
                .update();
    }

    private int countOneMore(FacilityCode facility, String kind, String cause, Instant at) {
        return db.sql("""
                        update hub.incident set times = times + 1, last_at = :at
                        where facility = :facility and kind = :kind and cause = :cause and is_open
                        """)
                .param("at", Columns.at(at))
                .param("facility", facility.value())
                .param("kind", kind)
                .param("cause", Columns.clean(cause, CAUSE_MAX))
                .update();
    }

    private int add(FacilityCode facility, String kind, String cause, String words, Instant at) {
        return db.sql("""
                        insert into hub.incident (facility, kind, cause, words, times, opened_at, last_at, is_open)
                        values (:facility, :kind, :cause, :words, 1, :at, :at, true)
                        on conflict do nothing
                        """)
                .param("facility", facility.value())
                .param("kind", kind)
                .param("cause", Columns.clean(cause, CAUSE_MAX))
                .param("words", Columns.clean(words, WORDS_MAX))
                .param("at", Columns.at(at))
                .update();
    }
}
