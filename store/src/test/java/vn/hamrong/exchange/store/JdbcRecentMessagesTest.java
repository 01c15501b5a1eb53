package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.RecentMessages;
import vn.hamrong.shared.JournalNumber;
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

    @OnBothDatabases
    void whatNoMappingReadsTakesNoPlaceAmongTheLast(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber mapped = exchange.kept(Sent.of("BN01", "1"));
            for (String type : List.of("GIAMDINHHS", "XML1", "FHIR^hl7v2-over-fhir")) {
                exchange.keep(ofType(type));
            }

            assertThat(new JdbcRecentMessages(database.pool()).last(Sent.PROVINCE, 1))
                    .extracting(RecentMessages.Recent::number)
                    .containsExactly(mapped);
        }
    }

    private static NewMessage ofType(String type) {
        NewMessage plain = Sent.of("BN02", type).message();
        String application = type.startsWith("FHIR") ? "HIS" : Envelope.INSURER;
        return new NewMessage(
                plain.hospital(),
                plain.channel(),
                new Envelope(
                        application, Sent.PROVINCE.value(), type, type, "BN02", Optional.empty(), Optional.empty()),
                plain.content(),
                plain.charset(),
                plain.sha256(),
                plain.contentKey(),
                plain.receivedAt(),
                plain.lane(),
                Optional.empty(),
                Optional.empty());
    }
}
