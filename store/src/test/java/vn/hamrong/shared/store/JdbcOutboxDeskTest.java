package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.hamrong.shared.store.Posted.FACILITY;
import static vn.hamrong.shared.store.Posted.HIS;
import static vn.hamrong.shared.store.Posted.NOON;
import static vn.hamrong.shared.store.Posted.id;
import static vn.hamrong.shared.store.Posted.item;

import java.util.Optional;
import vn.hamrong.shared.OutboxDesk;
import vn.hamrong.shared.OutboxDesk.Backlog;
import vn.hamrong.shared.OutboxDesk.Stopped;
import vn.hamrong.shared.OutboxLines.Due;

class JdbcOutboxDeskTest {
    private static final OutboxDesk.Step LAN = new OutboxDesk.Step("lan", "HIS repaired", NOON.plusSeconds(100));

    @OnBothDatabases
    void aResumedItemTakesItsOldPlaceWithNewAttempts(TestDatabase database) {
        Posted posted = Posted.on(database);
        posted.add(item(1, "minh"));
        posted.add(item(2, "minh"));
        posted.lines().park(posted.takeOne(NOON), NOON, "AR from the receiver");

        assertThat(posted.desk().parked(HIS, 10)).singleElement().satisfies(parked -> {
            assertThat(parked.id()).isEqualTo(id(1));
            assertThat(parked.reason()).isEqualTo("AR from the receiver");
            assertThat(parked.attempts()).isEqualTo(1);
            assertThat(parked.behind()).isEqualTo(1);
        });
        posted.desk().resume(id(1), LAN);

        Due again = posted.takeOne(LAN.at());
        assertThat(Posted.number(again)).isEqualTo(1);
        assertThat(again.attempts()).isZero();
        assertThatThrownBy(() -> posted.desk().resume(id(1), LAN)).isInstanceOf(IllegalStateException.class);
        assertThat(database.count("hub.outbox_action where action = 'resume' and person = 'lan'"))
                .isEqualTo(1);
    }

    @OnBothDatabases
    void aSkippedItemLetsItsLineGoOnAndIsKept(TestDatabase database) {
        Posted posted = Posted.on(database);
        posted.add(item(1, "minh"));
        posted.add(item(2, "minh"));
        posted.lines().park(posted.takeOne(NOON), NOON, "refused");

        posted.desk().skip(id(1), LAN);

        assertThat(posted.due(LAN.at())).containsExactly(2);
        assertThat(posted.in("SKIPPED")).isEqualTo(1);
        assertThatThrownBy(() -> posted.desk().skip(id(1), LAN)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> posted.desk().skip(id(99), LAN)).isInstanceOf(IllegalStateException.class);
    }

    @OnBothDatabases
    void theIncidentClosesWithTheLastParkedItem(TestDatabase database) {
        Posted posted = Posted.on(database);
        posted.add(item(1, ""));
        posted.add(item(2, ""));
        posted.take(NOON).forEach(due -> posted.lines().park(due, NOON, "refused"));
        new JdbcIncidents(database.pool()).open(FACILITY, OutboxDesk.PARKED_INCIDENT, HIS, "refused", NOON);

        posted.desk().skip(id(1), LAN);
        assertThat(database.count("hub.incident where is_open")).isEqualTo(1);
        assertThat(posted.desk().resumeAll(HIS, LAN)).isEqualTo(1);

        assertThat(database.count("hub.incident where is_open")).isZero();
    }

    @OnBothDatabases
    void aStopOfOneOrOfAllOutlivesARestart(TestDatabase database) {
        Posted posted = Posted.on(database);
        posted.add(item(1, "minh"));
        posted.add(item(2, "other", "minh"));
        posted.desk().stop(HIS, LAN);
        posted.desk().stop(HIS, new OutboxDesk.Step("minh", "again", NOON));

        Posted restarted = Posted.on(database);
        assertThat(restarted.take(NOON)).isEmpty();
        assertThat(restarted.lines().due("other", 1, NOON, Posted.LEASE)).hasSize(1);
        assertThat(restarted.desk().backlog())
                .contains(new Backlog(
                        HIS, 1, 0, Optional.of(NOON), Optional.of(new Stopped("lan", "HIS repaired", LAN.at()))));

        restarted.desk().stop(OutboxDesk.EVERYWHERE, LAN);
        restarted.desk().start(HIS, LAN);
        assertThat(restarted.take(NOON)).isEmpty();
        assertThat(restarted.desk().everywhere()).isPresent();
        restarted.desk().start(OutboxDesk.EVERYWHERE, LAN);
        assertThat(restarted.due(NOON)).containsExactly(1);
        assertThatThrownBy(() -> restarted.desk().start(HIS, LAN)).isInstanceOf(IllegalStateException.class);
        assertThat(database.count("hub.outbox_action")).isEqualTo(4);
    }

    @OnBothDatabases
    void theBacklogCountsWhatIsNotDelivered(TestDatabase database) {
        Posted posted = Posted.on(database);
        posted.add(item(1, "minh"));
        posted.add(item(2, "minh"));
        posted.add(item(3, "lan"));
        posted.add(item(4, ""));
        posted.add(item(5, "other", ""));
        for (Due due : posted.take(NOON)) {
            switch (Posted.number(due)) {
                case 1 -> posted.lines().park(due, NOON, "refused");
                case 3 -> posted.lines().delivered(due, NOON);
                default -> posted.lines().retry(due, NOON, "no answer");
            }
        }

        assertThat(posted.desk().backlog())
                .containsExactly(
                        new Backlog(HIS, 2, 1, Optional.of(NOON), Optional.empty()),
                        new Backlog("other", 1, 0, Optional.of(NOON), Optional.empty()));
    }
}
