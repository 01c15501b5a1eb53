package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.Lanes;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.store.Columns;
import vn.hamrong.shared.store.SpringUnitOfWork;

/** Lanes as the small table {@code hub.waiting}; the journal itself is never searched for heads. */
public final class JdbcLanes implements Lanes {

    private static final int REASON_MAX = 500;

    private final JdbcTemplate rows;
    private final JdbcClient db;
    private final UnitOfWork unit;
    private final HeadSearch search;
    private final LaneRows lanes;
    private final JdbcReceipts receipts;

    public JdbcLanes(DataSource dataSource, UnitOfWork unit) {
        rows = new JdbcTemplate(dataSource);
        db = JdbcClient.create(rows);
        this.unit = unit;
        search = new HeadSearch(dataSource, unit);
        lanes = new LaneRows(dataSource);
        receipts = new JdbcReceipts(dataSource);
    }

    @Override
    public List<WaitingMessage> heads(int group, int groups, int max, Instant now) {
        List<Long> numbers = search.heads(new HeadSearch.Share(group, groups), max, now);
        return numbers.isEmpty() ? List.of() : load(numbers);
    }

    @Override
    public void applied(WaitingMessage message, ConversionReceipt receipt, Instant at) {
        applied(List.of(new Applied(message, receipt)), at);
    }

    /** One round trip a kind of statement, however many messages: they are a third of what applying costs otherwise. */
    @Override
    public void applied(List<Applied> messages, Instant at) {
        SpringUnitOfWork.needOpen();
        takeOut(messages);
        settle(messages, at);
        receipts.addPaths(messages);
        messages.stream()
                .map(Applied::message)
                .forEach(message -> message.priorLane()
                        .ifPresent(
                                prior -> lanes.merge(prior.key(), message.lane().key())));
        lanes.wakeFirst(messages.stream()
                .map(one -> one.message().lane().key())
                .distinct()
                .toList());
    }

    @Override
    public void retry(WaitingMessage message, Instant next, String reason) {
        unit.inOne(() -> needOne(
                message,
                db.sql("""
                                update hub.waiting set attempts = attempts + 1, next_at = :next, reason = :reason
                                where number = :number and turn <> 'PARKED'
                                """)
                        .param("next", Columns.at(next))
                        .param("reason", Columns.clean(reason, REASON_MAX))
                        .param("number", message.number().value())
                        .update()));
    }

    @Override
    public void park(WaitingMessage message, Instant at, String reason) {
        unit.inOne(() -> needOne(
                message,
                db.sql("""
                                update hub.waiting set turn = 'PARKED', attempts = attempts + 1, parked_at = :at,
                                    reason = :reason, reported = false
                                where number = :number and turn <> 'PARKED'
                                """)
                        .param("at", Columns.at(at))
                        .param("reason", Columns.clean(reason, REASON_MAX))
                        .param("number", message.number().value())
                        .update()));
    }

    @Override
    public long waiting() {
        return db.sql("select count(*) from hub.waiting where lead and turn <> 'PARKED'")
                .query(Long.class)
                .single();
    }

    private void takeOut(List<Applied> messages) {
        int[][] gone = rows.batchUpdate(
                "delete from hub.waiting where number = ? and turn <> 'PARKED'",
                messages,
                messages.size(),
                (statement, one) -> statement.setLong(1, one.message().number().value()));
        for (int i = 0; i < messages.size(); i++) {
            needOne(messages.get(i).message(), gone[0][i]);
        }
    }

    private void settle(List<Applied> messages, Instant at) {
        rows.batchUpdate("""
                insert into hub.outcome (number, hospital, state, settled_at, reason,
                    converter_version, mapped, extended, unmapped)
                values (?, ?, 'APPLIED', ?, '', ?, ?, ?, ?)
                """, messages, messages.size(), (statement, one) -> {
            ConversionReceipt receipt = one.receipt();
            statement.setLong(1, one.message().number().value());
            statement.setString(2, one.message().hospital().value());
            statement.setObject(3, Columns.at(at));
            statement.setInt(4, receipt.converterVersion());
            statement.setInt(5, receipt.mapped().size());
            statement.setInt(6, receipt.extensions().size());
            statement.setInt(7, receipt.unmapped().size());
        });
    }

    private static int needOne(WaitingMessage message, int changed) {
        if (changed == 0) {
            throw Lanes.notWaiting(message.number());
        }
        return changed;
    }

    private List<WaitingMessage> load(List<Long> numbers) {
        return db.sql("""
                        select m.number, m.hospital, m.channel, m.type, m.content, m.charset, m.received_at,
                            w.lane, w.prior_lane, w.attempts
                        from hub.waiting w join hub.message m on m.number = w.number
                        where w.number = any(:numbers) and w.lead order by w.place
                        """)
                .param("numbers", Columns.numbers(numbers))
                .query((row, index) -> message(row))
                .list();
    }

    private static WaitingMessage message(ResultSet row) throws SQLException {
        return new WaitingMessage(
                new JournalNumber(row.getLong("number")),
                new FacilityCode(row.getString("hospital")),
                row.getString("channel"),
                row.getString("type"),
                row.getBytes("content"),
                row.getString("charset"),
                Columns.instant(row, "received_at"),
                Lane.ofKey(row.getString("lane")),
                Optional.ofNullable(row.getString("prior_lane")).map(Lane::ofKey),
                row.getInt("attempts"));
    }
}
