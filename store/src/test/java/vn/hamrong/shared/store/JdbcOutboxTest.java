package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.hamrong.shared.store.Posted.NOON;
import static vn.hamrong.shared.store.Posted.item;

import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.OutboxLines.Due;

class JdbcOutboxTest {

    @OnBothDatabases
    void anItemLeavesOnlyIfItsUnitCommits(TestDatabase database) {
        Posted posted = Posted.on(database);

        assertThatThrownBy(() -> posted.outbox().add(item(1, ""))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.unit().inOne(() -> {
                    posted.outbox().add(item(1, ""));
                    throw new IllegalArgumentException("no effect");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(posted.take(NOON)).isEmpty();

        posted.add(item(1, ""));
        posted.add(item(1, ""));

        List<Due> due = posted.take(NOON);
        assertThat(due).hasSize(1);
        assertThat(due.get(0).item().payload()).isEqualTo("notice 1".getBytes(StandardCharsets.UTF_8));
        assertThat(due.get(0).attempts()).isZero();
    }

    @OnBothDatabases
    void givesBackEveryByteOfALargeItem(TestDatabase database) {
        Posted posted = Posted.on(database);
        byte[] large = new byte[3 * 1024 * 1024];
        large[large.length - 1] = 7;
        OutboxItem item = item(1, "lane");

        posted.add(new OutboxItem(item.id(), item.facility(), item.destination(), item.kind(), item.order(), large));

        Due due = posted.takeOne(NOON);
        assertThat(due.item().payload()).isEqualTo(large);
        assertThat(due.item().order()).isEqualTo("lane");
    }
}
