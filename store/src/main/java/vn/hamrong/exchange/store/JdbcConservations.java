package vn.hamrong.exchange.store;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.Conservation;
import vn.hamrong.exchange.Conservations;
import vn.hamrong.shared.FacilityCode;

/**
 * Counts the journal by itself, and apart from it what waits and what was settled: three tables, so that a message lost
 * between them shows. One statement, so one snapshot.
 */
public final class JdbcConservations implements Conservations {

    private final JdbcClient db;

    public JdbcConservations(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public List<Conservation> all() {
        return db.sql("""
                        select hospital, cast(sum(received) as bigint) as received, cast(sum(applied) as bigint) as applied,
                            cast(sum(waiting) as bigint) as waiting, cast(sum(parked) as bigint) as parked,
                            cast(sum(refused) as bigint) as refused
                        from (
                            select hospital, count(*) as received, 0 as applied, 0 as waiting, 0 as parked, 0 as refused
                            from hub.message group by hospital
                            union all
                            select hospital, 0, count(case state when 'APPLIED' then 1 end), 0,
                                count(case state when 'PARKED' then 1 end), count(case state when 'REFUSED' then 1 end)
                            from hub.outcome group by hospital
                            union all
                            select hospital, 0, 0, count(case when turn <> 'PARKED' then 1 end),
                                count(case turn when 'PARKED' then 1 end), 0
                            from hub.waiting where lead group by hospital
                        ) counted group by hospital order by hospital
                        """)
                .query((row, index) -> new Conservation(
                        new FacilityCode(row.getString("hospital")),
                        row.getLong("received"),
                        row.getLong("applied"),
                        row.getLong("waiting"),
                        row.getLong("parked"),
                        row.getLong("refused")))
                .list();
    }
}
