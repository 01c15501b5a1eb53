package vn.hamrong.exchange.store;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.desk.MessageLine;
import vn.hamrong.exchange.desk.ParkedCauses;
import vn.hamrong.exchange.desk.Scope;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.Columns;

/** Groups the rows that are parked: in their lanes and beside them. Costs by what is parked, not by the journal. */
public final class JdbcParkedCauses implements ParkedCauses {

    /** All parked messages; {@code where} is filled in for both halves. */
    static final String PARKED = """
            (select w.number, w.hospital, w.lane, w.reason, w.parked_at from hub.waiting w
                where w.turn = 'PARKED' and w.lead %1$s
            union all
            select o.number, o.hospital, 'beside ' || cast(o.number as varchar(20)), o.reason, o.settled_at
                from hub.outcome o where o.state = 'PARKED' %2$s) p
            """;

    private final JdbcClient db;

    public JdbcParkedCauses(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public List<Group> groups(Scope scope, int max) {
        return db.sql("""
                        select hospital, reason, count(*) as messages, count(distinct lane) as lanes, min(number) as example,
                            min(parked_at) as first, max(parked_at) as last
                        from\s""" + parked(scope) + " group by hospital, reason order by messages desc, example limit :max")
                .param("hospital", scope.only().map(FacilityCode::value).orElse(""))
                .param("max", max)
                .query((row, index) -> new Group(
                        new FacilityCode(row.getString("hospital")),
                        row.getString("reason"),
                        row.getLong("messages"),
                        row.getLong("lanes"),
                        new JournalNumber(row.getLong("example")),
                        Columns.instant(row, "first"),
                        Columns.instant(row, "last")))
                .list();
    }

    @Override
    public List<MessageLine> of(FacilityCode hospital, String reason, int max) {
        return db.sql("""
                        select m.number, m.hospital, m.channel, m.type, m.control_id, m.received_at, 'PARKED' as state,
                            p.reason, p.parked_at as since
                        from\s""" + parked(Scope.of(hospital)) + """
                         join hub.message m on m.number = p.number where p.reason = :reason
                        order by m.number limit :max
                        """)
                .param("hospital", hospital.value())
                .param("reason", reason)
                .param("max", max)
                .query((row, index) -> JdbcFoundMessages.line(row))
                .list();
    }

    static String parked(Scope scope) {
        return scope.only().isEmpty()
                ? PARKED.formatted("", "")
                : PARKED.formatted("and w.hospital = :hospital", "and o.hospital = :hospital");
    }
}
