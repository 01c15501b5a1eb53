package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.OutboxBook;
import vn.hamrong.shared.OutboxBook.Asked;
import vn.hamrong.shared.OutboxBook.Line;
import vn.hamrong.shared.OutboxBook.Standing;
import vn.hamrong.shared.OutboxDesk;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.OutboxLines;

class JdbcOutboxBookTest {
    private static final FacilityCode HAM_RONG = new FacilityCode("38901");
    private static final FacilityCode LAM_KINH = new FacilityCode("38903");
    private static final String HIS = "38902/his";
    private static final Instant NOON = Instant.parse("2026-11-25T05:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON.plusSeconds(600), ZoneOffset.UTC);
    private static final Set<Standing> ANY = EnumSet.allOf(Standing.class);

    private static UUID id(int nth) {
        return new UUID(0, nth);
    }

    private static void add(TestDatabase database, int nth, FacilityCode sender, String order) {
        byte[] content = ("content " + nth).getBytes(StandardCharsets.UTF_8);
        JdbcOutbox outbox = new JdbcOutbox(database.pool(), Clock.fixed(NOON, ZoneOffset.UTC));
        database.unit().inOne(() -> outbox.add(new OutboxItem(id(nth), sender, HIS, "referral", order, content)));
    }

    /** 1 delivered, 2 parked with 3 behind it, 4 tried in vain, 5 not looked at. */
    private static OutboxBook posted(TestDatabase database) {
        JdbcOutboxLines lines = new JdbcOutboxLines(database.pool(), database.unit());
        add(database, 1, HAM_RONG, "patient/a");
        add(database, 2, HAM_RONG, "patient/b");
        add(database, 3, LAM_KINH, "patient/b");
        add(database, 4, HAM_RONG, "patient/c");
        List<OutboxLines.Due> due = lines.due(HIS, 10, NOON, Duration.ofMinutes(1));
        lines.delivered(due.get(0), NOON.plusSeconds(2));
        lines.park(due.get(1), NOON.plusSeconds(3), "the receiver answered AE: refused");
        lines.retry(due.get(2), NOON.plusSeconds(90), "no answer");
        add(database, 5, HAM_RONG, "");
        return new JdbcOutboxBook(database.pool(), CLOCK);
    }

    private static Asked asked(Set<Standing> standing) {
        return new Asked(HIS, standing, Optional.empty(), OptionalLong.empty());
    }

    @OnBothDatabases
    void countsAndListsByStandingNewestFirst(TestDatabase database) {
        OutboxBook book = posted(database);

        assertThat(book.undelivered(Optional.empty())).singleElement().satisfies(counts -> {
            assertThat(List.of(counts.waiting(), counts.retrying(), counts.parked()))
                    .containsExactly(2L, 1L, 1L);
            assertThat(counts.nextTry()).contains(NOON.plusSeconds(90));
            assertThat(counts.oldest()).contains(NOON);
        });
        assertThat(book.delivered(HIS)).isEqualTo(1);
        assertThat(book.list(asked(ANY))).extracting(Line::id).containsExactly(id(5), id(4), id(3), id(2), id(1));
        assertThat(book.list(asked(Set.of(Standing.RETRYING)))).singleElement().satisfies(line -> {
            assertThat(line.next()).contains(NOON.plusSeconds(90));
            assertThat(line.reason()).isEqualTo("no answer");
            assertThat(line.attempts()).isEqualTo(1);
        });
        assertThat(book.list(asked(Set.of(Standing.WAITING))))
                .extracting(Line::id)
                .containsExactly(id(5), id(3));
        long third = book.find(id(3)).orElseThrow().line().place();
        assertThat(book.list(new Asked(HIS, ANY, Optional.empty(), OptionalLong.of(third))))
                .extracting(Line::id)
                .containsExactly(id(2), id(1));
    }

    @OnBothDatabases
    void whatASenderSendsIsToldApart(TestDatabase database) {
        OutboxBook book = posted(database);

        assertThat(book.list(new Asked(HIS, ANY, Optional.of(LAM_KINH), OptionalLong.empty())))
                .extracting(Line::id)
                .containsExactly(id(3));
        assertThat(book.undelivered(Optional.of(LAM_KINH))).singleElement().satisfies(counts -> {
            assertThat(counts.waiting()).isEqualTo(1);
            assertThat(counts.parked()).isZero();
        });
    }

    @OnBothDatabases
    void anItemTellsItsAttemptsItsLineAndWhatPeopleDid(TestDatabase database) {
        OutboxBook book = posted(database);
        new JdbcAuditTrail(database.pool(), database.unit())
                .addAndCommit(new AuditEntry(
                        NOON.plusSeconds(3),
                        "delivery:" + HIS,
                        Optional.of(HAM_RONG),
                        "deliver",
                        "Patient/x",
                        AuditEntry.Outcome.DONE,
                        "",
                        id(2).toString()));
        new JdbcOutboxDesk(database.pool(), database.unit(), new JdbcIncidents(database.pool()))
                .revealed(id(2), new OutboxDesk.Step("Lan", "HIS asks", NOON.plusSeconds(5)));

        OutboxBook.Whole whole = book.find(id(2)).orElseThrow();

        assertThat(whole.disclosures()).containsExactly(NOON.plusSeconds(3));
        assertThat(whole.deeds())
                .containsExactly(new OutboxBook.Deed("Lan", "reveal", "HIS asks", NOON.plusSeconds(5)));
        assertThat(new String(whole.item().payload(), StandardCharsets.UTF_8)).isEqualTo("content 2");
        assertThat(book.line(HIS, whole.item().order())).extracting(Line::id).containsExactly(id(3), id(2));
        assertThat(book.find(id(99))).isEmpty();
    }

    /** What was delivered long ago is most of the table: no list may read through it. */
    @OnBothDatabases
    void everyListIsFoundByAnIndex(TestDatabase database) {
        posted(database);
        if (!database.pool().getJdbcUrl().contains("postgresql")) {
            return;
        }
        database.db().sql("""
                        insert into hub.outbox (id, facility, destination, kind, payload, state, attempts, next_at, order_key)
                        select gen_random_uuid(), '38901', '38902/his', 'referral', '', 'DELIVERED', 1, now(), 'patient/' || n
                        from generate_series(1, 20000) n
                        """).update();
        database.db().sql("analyze hub.outbox").update();
        Map<String, Object> values = Map.of(
                "state", "PARKED", "destination", HIS, "before", 9_999_999L, "sender", "", "max", 100, "order", "x");
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(database.pool());

        for (String sql : List.of(JdbcOutboxBook.LIST, JdbcOutboxBook.LINE, JdbcOutboxBook.UNDELIVERED)) {
            assertThat(plan(named, sql, values)).contains("Index").doesNotContain("Seq Scan");
        }
        Map<String, Object> rare = Map.of("destination", "38903/his", "max", 10_000);
        assertThat(plan(named, JdbcOutboxBook.DELIVERED, rare))
                .contains("Index")
                .doesNotContain("Seq Scan");
    }

    private static String plan(NamedParameterJdbcTemplate named, String sql, Map<String, Object> values) {
        return String.join("\n", named.queryForList("explain " + sql, values, String.class));
    }
}
