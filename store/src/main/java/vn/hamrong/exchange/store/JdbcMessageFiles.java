package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.desk.MessageDetail;
import vn.hamrong.exchange.desk.MessageFiles;
import vn.hamrong.exchange.desk.Scope;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.Columns;

/** Single messages, each question by primary keys. */
public final class JdbcMessageFiles implements MessageFiles {

    /** As {@link ParkedRows#replace} writes it. */
    private static final Pattern REPLACED = Pattern.compile("replaced by #([0-9]{1,18}): .*");

    private static final int ACTIONS_MAX = 100;

    private final JdbcClient db;

    public JdbcMessageFiles(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public Optional<MessageDetail> find(Scope scope, JournalNumber number) {
        return db.sql("""
                        select m.number, m.hospital, m.channel, m.type, m.control_id, m.received_at,
                            coalesce(o.state, case w.turn when 'PARKED' then 'PARKED' else 'WAITING' end) as state,
                            coalesce(o.reason, w.reason, '') as reason,
                            coalesce(o.settled_at, w.parked_at, m.received_at) as since,
                            m.sending_application, m.sending_facility, m.charset, m.sha256, m.lane, m.prior_lane,
                            octet_length(m.content) as size, m.replaces, w.attempts, w.next_at, w.place
                        from hub.message m left join hub.outcome o on o.number = m.number
                        left join hub.waiting w on w.number = m.number and w.lead
                        where m.number = :number
                        """)
                .param("number", number.value())
                .query((row, index) -> detail(row))
                .optional()
                .filter(detail -> scope.covers(detail.line().hospital()));
    }

    @Override
    public Optional<Original> original(Scope scope, JournalNumber number) {
        return db.sql("select content, charset from hub.message where number = :number"
                        + (scope.only().isPresent() ? " and hospital = :hospital" : ""))
                .param("number", number.value())
                .param("hospital", scope.only().map(code -> code.value()).orElse(""))
                .query((row, index) -> new Original(row.getBytes("content"), row.getString("charset")))
                .optional();
    }

    private MessageDetail detail(ResultSet row) throws SQLException {
        JournalNumber number = new JournalNumber(row.getLong("number"));
        long replaces = row.getLong("replaces");
        MessageDetail.Links links = new MessageDetail.Links(
                replaces == 0 ? Optional.empty() : Optional.of(new JournalNumber(replaces)),
                replacedBy(row.getString("reason")));
        return new MessageDetail(
                JdbcFoundMessages.line(row), origin(row), refusal(number), actions(number), links, turn(row));
    }

    private static MessageDetail.Origin origin(ResultSet row) throws SQLException {
        Lane lane = Lane.ofKey(row.getString("lane"));
        return new MessageDetail.Origin(
                row.getString("sending_application"),
                row.getString("sending_facility"),
                row.getString("charset"),
                row.getString("sha256"),
                lane.isNobodys() ? "" : lane.mrn(),
                Optional.ofNullable(row.getString("prior_lane"))
                        .map(prior -> Lane.ofKey(prior).mrn()),
                row.getLong("size"));
    }

    private static Optional<JournalNumber> replacedBy(String reason) {
        Matcher replaced = REPLACED.matcher(reason);
        return replaced.matches()
                ? Optional.of(new JournalNumber(Long.parseLong(replaced.group(1))))
                : Optional.empty();
    }

    private Optional<MessageDetail.Turn> turn(ResultSet row) throws SQLException {
        int attempts = row.getInt("attempts");
        if (row.wasNull()) {
            return "PARKED".equals(row.getString("state"))
                    ? Optional.of(new MessageDetail.Turn(
                            0, Columns.instant(row, "since"), 0, false, isOvertaken(row.getLong("number"))))
                    : Optional.empty();
        }
        return Optional.of(new MessageDetail.Turn(
                attempts,
                Columns.instant(row, "next_at"),
                behind(row.getLong("number"), row.getLong("place")),
                true,
                false));
    }

    private boolean isOvertaken(long number) {
        return db.sql("select count(*) from hub.message p where p.number = :number and " + Newer.than("p.number"))
                        .param("number", number)
                        .query(Long.class)
                        .single()
                == 1;
    }

    private int behind(long number, long place) {
        return db.sql("""
                        select count(distinct b.number) from hub.waiting b where b.place > :place
                            and b.lane in (select w.lane from hub.waiting w where w.number = :number)
                        """)
                .param("place", place)
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    private Optional<Refusal> refusal(JournalNumber number) {
        return db.sql("select code, hl7_code, location, vietnamese, english from hub.refusal where number = :number")
                .param("number", number.value())
                .query((row, index) -> new Refusal(
                        row.getString("code"),
                        row.getString("hl7_code"),
                        row.getString("location"),
                        row.getString("vietnamese"),
                        row.getString("english")))
                .optional();
    }

    private List<MessageDetail.Action> actions(JournalNumber number) {
        return db.sql(
                        "select person, action, reason, at from hub.desk_action where number = :number order by id limit :max")
                .param("number", number.value())
                .param("max", ACTIONS_MAX)
                .query((row, index) -> new MessageDetail.Action(
                        row.getString("person"),
                        row.getString("action"),
                        row.getString("reason"),
                        Columns.instant(row, "at")))
                .list();
    }
}
