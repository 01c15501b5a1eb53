package vn.hamrong.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.desk.FoundMessages;
import vn.hamrong.exchange.desk.MessageLine;
import vn.hamrong.exchange.desk.Question.Term;
import vn.hamrong.exchange.desk.Scope;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.Columns;

/**
 * Answers in two steps: which numbers and lanes fit the words ({@link KeySearch}, bounded), then one page of the journal
 * by its indexes. Never reads content, never a whole table.
 */
public final class JdbcFoundMessages implements FoundMessages {

    /** The columns of a line; {@code m} is the journal's page. */
    private static final String LINE = """
            select m.number, m.hospital, m.channel, m.type, m.control_id, m.received_at,
                coalesce(o.state, case w.turn when 'PARKED' then 'PARKED' else 'WAITING' end) as state,
                coalesce(o.reason, w.reason, '') as reason,
                coalesce(o.settled_at, w.parked_at, m.received_at) as since
            from (%s) p join hub.message m on m.number = p.number
            left join hub.outcome o on o.number = m.number
            left join hub.waiting w on w.number = m.number and w.lead
            %s order by m.number desc
            """;

    private final JdbcClient db;
    private final KeySearch keys;

    public JdbcFoundMessages(DataSource dataSource, Hospitals hospitals) {
        db = JdbcClient.create(dataSource);
        keys = new KeySearch(dataSource, hospitals);
    }

    @Override
    public Page find(Asked asked) {
        Optional<Scope> scope = asked.question().hospital().isEmpty()
                ? Optional.of(asked.scope())
                : asked.question().facility().flatMap(asked.scope()::within);
        if (scope.isEmpty()) {
            return Page.EMPTY;
        }
        List<Term> terms = asked.question().terms();
        return terms.isEmpty() ? newest(asked, scope.get()) : fitting(asked, scope.get());
    }

    private Page newest(Asked asked, Scope scope) {
        Where where = new Where(scope, asked.before());
        String numbers = asked.state()
                .map(state -> ofState(state, where))
                .orElseGet(() -> "select m.number from hub.message m where " + where.sql("m"));
        return page(asked, where, numbers + " order by number desc limit :max", "", false);
    }

    /** Numbers of one state; the state's own word stands in the text, so that the planner knows how many there are. */
    private static String ofState(MessageState state, Where where) {
        String settled = "select m.number from hub.outcome m where m.state = '" + state + "' and " + where.sql("m");
        String inLane = "select m.number from hub.waiting m where m.lead and " + where.sql("m") + " and m.turn ";
        return switch (state) {
            case APPLIED, REFUSED -> settled;
            case WAITING -> inLane + "in ('READY', 'BEHIND')";
            // Each half ends by itself: a limit around both would first collect all.
            case PARKED ->
                "select number from (" + newestOf(settled) + " union all " + newestOf(inLane + "= 'PARKED'")
                        + ") parked";
        };
    }

    private static String newestOf(String numbers) {
        return "(" + numbers + " order by m.number desc limit :max)";
    }

    private Page fitting(Asked asked, Scope scope) {
        Where where = new Where(scope, asked.before());
        boolean tooMany = false;
        List<String> conditions = new ArrayList<>();
        String numbers = "";
        for (Term term : asked.question().terms()) {
            KeySearch.Fits fits = keys.find(term, scope);
            if (fits.isEmpty()) {
                return Page.EMPTY;
            }
            tooMany |= fits.tooMany();
            if (numbers.isEmpty()) {
                numbers = where.drive(fits);
            } else {
                conditions.add(where.fits(fits));
            }
        }
        asked.state().map(JdbcFoundMessages::hasState).ifPresent(conditions::add);
        String having = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        String limited = conditions.isEmpty() ? numbers + " order by number desc limit :max" : numbers;
        return page(asked, where, limited, having, tooMany);
    }

    private static String hasState(MessageState state) {
        return switch (state) {
            case APPLIED, REFUSED -> "o.state = '" + state + "'";
            case PARKED -> "(o.state = 'PARKED' or w.turn = 'PARKED')";
            case WAITING -> "w.turn in ('READY', 'BEHIND')";
        };
    }

    /** One more than asked for, to know whether there is more. */
    private Page page(Asked asked, Where where, String numbers, String having, boolean tooMany) {
        String limit = having.isEmpty() ? "" : " limit :max";
        List<MessageLine> lines = db.sql(LINE.formatted(numbers, having) + limit)
                .params(where.params())
                .param("max", asked.max() + 1)
                .query((row, index) -> line(row))
                .list();
        boolean more = lines.size() > asked.max();
        List<MessageLine> shown = more ? lines.subList(0, asked.max()) : lines;
        OptionalLong next =
                more ? OptionalLong.of(shown.get(shown.size() - 1).number().value()) : OptionalLong.empty();
        return new Page(shown, next, tooMany);
    }

    static MessageLine line(ResultSet row) throws SQLException {
        return new MessageLine(
                new JournalNumber(row.getLong("number")),
                new FacilityCode(row.getString("hospital")),
                row.getString("channel"),
                row.getString("type"),
                row.getString("control_id"),
                MessageState.valueOf(row.getString("state")),
                row.getString("reason"),
                Columns.instant(row, "received_at"),
                Columns.instant(row, "since"));
    }

    /** Conditions and their values. */
    private static final class Where {
        private final Map<String, Object> params = new HashMap<>();
        private final boolean province;
        private int fits;

        Where(Scope scope, OptionalLong before) {
            province = scope.only().isEmpty();
            scope.only().ifPresent(code -> params.put("hospital", code.value()));
            params.put("before", before.orElse(Long.MAX_VALUE));
        }

        String sql(String table) {
            String older = table + ".number < :before";
            return province ? older : table + ".hospital = :hospital and " + older;
        }

        /** The numbers that fit, each by its own index. Scoped already: {@link KeySearch} finds nothing else. */
        String drive(KeySearch.Fits found) {
            bind(found);
            return "select number from (select m.number from hub.message m where m.number = any(:numbers" + fits
                    + ") and m.number < :before union select m.number from hub.message m where m.lane = any(:lanes"
                    + fits
                    + ") and m.number < :before) fitting";
        }

        /** A condition on lines that others drive. */
        String fits(KeySearch.Fits found) {
            bind(found);
            return "(m.number = any(:numbers" + fits + ") or m.lane = any(:lanes" + fits + "))";
        }

        private void bind(KeySearch.Fits found) {
            fits++;
            params.put("numbers" + fits, Columns.numbers(found.numbers()));
            params.put("lanes" + fits, Columns.texts(found.lanes()));
        }

        Map<String, Object> params() {
            return params;
        }
    }
}
