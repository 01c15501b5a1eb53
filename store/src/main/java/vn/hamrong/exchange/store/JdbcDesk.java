package vn.hamrong.exchange.store;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.Desk;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.store.Columns;

/**
 * The desk on the tables. A parked message either stands in its lane (a row of {@code hub.waiting}) or beside it (an
 * outcome PARKED: a control id used again); each step works for both.
 *
 * <p>A step on a message that is not parked (any more) throws {@link IllegalStateException} and changes nothing.
 */
public final class JdbcDesk implements Desk {

    private static final int CONTENT_MAX = 10 * 1024 * 1024;

    private final JdbcClient db;
    private final UnitOfWork unit;
    private final ParkedRows parked;
    private final LaneOrder order;

    public JdbcDesk(DataSource dataSource, UnitOfWork unit, JournalNumbers numbers) {
        db = JdbcClient.create(dataSource);
        this.unit = unit;
        parked = new ParkedRows(dataSource, numbers);
        order = new LaneOrder(dataSource);
    }

    @Override
    public List<Parked> parked(FacilityCode hospital, int max) {
        return parked.of(hospital, max);
    }

    @Override
    public void skip(JournalNumber number, String person, String reason, Instant at) {
        unit.inOne(() -> {
            parked.refuse(number, reason, at);
            record(number, new Step(person, "skip", reason, at));
        });
    }

    @Override
    public void replay(JournalNumber number, String person, Instant at) {
        unit.inOne(() -> {
            parked.letWait(number, false);
            record(number, new Step(person, "replay", "", at));
        });
    }

    @Override
    public void replayOverNewer(JournalNumber number, String person, Instant at) {
        unit.inOne(() -> {
            parked.letWait(number, true);
            record(number, new Step(person, "replay", "over what was applied since", at));
        });
    }

    @Override
    public JournalNumber fix(JournalNumber number, Correction corrected, String person, Instant at) {
        int length = corrected.content().length;
        if (length == 0 || length > CONTENT_MAX) {
            throw new IllegalArgumentException("a message has 1 byte to 10 MB, got " + length + " bytes");
        }
        return unit.inOne(() -> {
            JournalNumber replacement = parked.replace(number, corrected, at);
            record(number, new Step(person, "fix", corrected.reason(), at));
            return replacement;
        });
    }

    @Override
    public void revealed(JournalNumber number, String person, String reason, Instant at) {
        unit.inOne(() -> record(number, new Step(person, "reveal", reason, at)));
    }

    @Override
    public int releaseOtherVisits(JournalNumber parked, String person, Instant at) {
        return unit.inOne(() -> {
            int released = order.letOtherVisitsPass(parked);
            record(parked, new Step(person, "release", released + " messages", at));
            return released;
        });
    }

    private record Step(String person, String action, String reason, Instant at) {}

    private void record(JournalNumber number, Step step) {
        db.sql("""
                        insert into hub.desk_action (number, person, action, reason, at)
                        values (:number, :person, :action, :reason, :at)
                        """)
                .param("number", number.value())
                .param("person", Columns.clean(step.person(), 100))
                .param("action", step.action())
                .param("reason", Columns.clean(step.reason(), 500))
                .param("at", Columns.at(step.at()))
                .update();
    }
}
