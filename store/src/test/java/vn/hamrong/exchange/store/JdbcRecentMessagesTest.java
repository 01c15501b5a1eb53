package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class JdbcRecentMessagesTest {

    @OnBothDatabases
    void givesTheLastMessagesInOrderWithoutTheRefused(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            exchange.keep(Sent.of("BN01", "1"));
            Kept second = exchange.keep(Sent.of("BN02", "2"));
            exchange.keep(Sent.of("BN03", "3").refused(Sent.NO_CONTROL_ID));
            NewMessage last = Sent.of("BN04", "4").message();
            Kept fourth = exchange.journal().keep(last).join();

            var recent = new JdbcRecentMessages(database.pool()).last(last.hospital(), 2);

            assertThat(recent.stream().map(one -> one.number())).containsExactly(second.number(), fourth.number());
            assertThat(recent.get(1).content()).isEqualTo(last.content());
        }
    }
}
