package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class JdbcEarlierDossiersTest {

    @OnBothDatabases
    void theFileOfTheVisitThatWasAppliedLastIsFound(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            keep(exchange, dossier(Sent.PROVINCE, "V1", "first"));
            keep(exchange, dossier(Sent.PROVINCE, "V1", "second"));
            keep(exchange, dossier(Sent.PROVINCE, "V1", "papers"));
            JournalNumber third =
                    keep(exchange, dossier(Sent.PROVINCE, "V1", "third")).number();
            exchange.apply(exchange.headNumbers().get(0));
            exchange.apply(exchange.headNumbers().get(0));
            exchange.apply(exchange.headNumbers().get(0));

            assertThat(last(database, Sent.PROVINCE, "V1", third)).contains("second");

            exchange.apply(third);
            assertThat(last(database, Sent.PROVINCE, "V1", JournalNumber.NONE)).contains("third");
            assertThat(last(database, Sent.PROVINCE, "V1", third)).contains("second");
        }
    }

    @OnBothDatabases
    void otherVisitsOtherHospitalsOtherMessagesAndParkedFilesAreNot(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            keep(exchange, dossier(Sent.DISTRICT, "V1", "theirs"));
            keep(exchange, dossier(Sent.PROVINCE, "V2", "another visit"));
            exchange.kept(Sent.of("BN-HL7", "C1").visit("V1"));
            exchange.applyAll();
            JournalNumber parked =
                    keep(exchange, dossier(Sent.PROVINCE, "V1", "parked")).number();
            exchange.park(parked);

            assertThat(last(database, Sent.PROVINCE, "V1", JournalNumber.NONE)).isEmpty();
            assertThat(last(database, Sent.PROVINCE, "V2", JournalNumber.NONE)).contains("another visit");
        }
    }

    private static Optional<String> last(
            TestDatabase database, FacilityCode hospital, String visit, JournalNumber but) {
        return new JdbcEarlierDossiers(database.pool())
                .appliedLast(
                        hospital,
                        visit,
                        but,
                        content -> Optional.of(new String(content, StandardCharsets.UTF_8))
                                .filter(text -> !text.startsWith("papers")));
    }

    private static Kept keep(Exchange exchange, NewMessage message) {
        return exchange.journal().keep(message).orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static NewMessage dossier(FacilityCode hospital, String visit, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String hash = ControlFingerprint.hex(content);
        Lane lane = new Lane(hospital, "BN-" + visit);
        Envelope envelope = new Envelope(
                "GIAMDINHHS", hospital.value(), text, "GIAMDINHHS", lane.mrn(), Optional.empty(), Optional.of(visit));
        return new NewMessage(
                hospital,
                "portal",
                envelope,
                content,
                "UTF-8",
                hash,
                hash,
                Sent.MORNING,
                lane,
                Optional.empty(),
                Optional.empty());
    }
}
