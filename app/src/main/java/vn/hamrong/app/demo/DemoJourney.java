package vn.hamrong.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.simulators.Inbox;
import vn.hamrong.simulators.Journey;
import vn.hamrong.simulators.Played;
import vn.hamrong.simulators.Player;

/** Orders travel from one hospital to another and their results come home, both by MLLP, counted at both ends. */
public final class DemoJourney {
    private static final Duration ARRIVES_WITHIN = Duration.ofMinutes(2);

    private final Player player;
    private final DemoInboxes inboxes;
    private final JdbcClient database;

    /** Between the hospitals that {@code player} speaks for and that listen at {@code inboxes}. */
    public DemoJourney(Player player, DemoInboxes inboxes, JdbcClient database) {
        this.player = player;
        this.inboxes = inboxes;
        this.database = database;
    }

    /** Sends, waits, answers, waits; then claims. */
    public void prove(Journey journey, Proof proof) throws InterruptedException {
        Played sent = player.play(journey.sent());
        await(inboxes.songMa(), journey.orders());
        List<String> orders = inboxes.songMa().messages();
        Played answered = player.play(journey.answers(orders));
        await(inboxes.hamRong(), journey.orders());
        List<String> results = inboxes.hamRong().messages();
        await(() -> waiting() == 0);

        proof.claim(
                "orders and results the hub did not take",
                0,
                sent.unexpected().size() + answered.unexpected().size());
        proof.claim("orders at the hospital they were sent to, once each", journey.orders(), distinct(orders));
        proof.claim("results at the hospital that ordered, once each", journey.orders(), distinct(results));
        proof.claim(
                "messages that came a second time",
                0,
                inboxes.songMa().repeated() + inboxes.hamRong().repeated());
        proof.claim("results of each patient in the order of the orders", journey.numbers(), numbers(journey, results));
        proof.claim("deliveries still waiting or parked", 0L, waiting());
        proof.claim("disclosures on record, one a delivery", 2L * journey.orders(), disclosures());
    }

    private static int distinct(List<String> messages) {
        return new TreeSet<>(messages.stream().map(Journey::orderNumber).toList()).size();
    }

    /** The order numbers as the results came, by patient. */
    private static List<List<String>> numbers(Journey journey, List<String> results) {
        List<String> came = results.stream().map(Journey::orderNumber).toList();
        return journey.numbers().stream()
                .map(person -> came.stream().filter(person::contains).toList())
                .toList();
    }

    private long waiting() {
        return sql("""
                select count(*) from hub.outbox
                where destination like '389%/his' and state not in ('DELIVERED', 'SKIPPED')
                """);
    }

    private long disclosures() {
        return sql("select count(distinct correlation) from hub.audit where action = 'deliver'");
    }

    private long sql(String count) {
        return database.sql(count).query(Long.class).single();
    }

    private static void await(Inbox inbox, int messages) throws InterruptedException {
        await(() -> inbox.messages().size() >= messages);
    }

    private static void await(BooleanSupplier settled) throws InterruptedException {
        long end = System.nanoTime() + ARRIVES_WITHIN.toNanos();
        while (!settled.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
