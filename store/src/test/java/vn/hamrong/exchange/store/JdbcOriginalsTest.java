package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class JdbcOriginalsTest {

    @OnBothDatabases
    void givesBackTheBytesAsTheyCameInWithTheirState(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber waiting = exchange.kept(Sent.of("BN1", "A1").saying("đúng từng byte"));
            JournalNumber refused = exchange.kept(Sent.of("BN1", "A2").refused(Sent.NO_CONTROL_ID));
            JdbcOriginals originals = new JdbcOriginals(database.pool());

            assertThat(originals.find(Sent.PROVINCE, waiting)).hasValueSatisfying(found -> {
                assertThat(found.content()).isEqualTo("đúng từng byte".getBytes(StandardCharsets.UTF_8));
                assertThat(found.state()).isEqualTo(MessageState.WAITING);
                assertThat(found.reason()).isEmpty();
            });
            assertThat(originals.find(Sent.PROVINCE, refused)).hasValueSatisfying(found -> {
                assertThat(found.state()).isEqualTo(MessageState.REFUSED);
                assertThat(found.reason()).startsWith("no-control-id");
            });
        }
    }

    @OnBothDatabases
    void anotherHospitalFindsNothing(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber number = exchange.kept(Sent.of("BN1", "A1"));
            JdbcOriginals originals = new JdbcOriginals(database.pool());

            assertThat(originals.find(Sent.DISTRICT, number)).isEmpty();
            assertThat(originals.find(Sent.PROVINCE, new JournalNumber(999_999)))
                    .isEmpty();
        }
    }
}
