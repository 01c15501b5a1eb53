package vn.hamrong.exchange.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.JournalUnavailable;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.fhir.IncomingMessages;
import vn.hamrong.exchange.fhir.IncomingMessages.Sent;
import vn.hamrong.exchange.fhir.IncomingMessages.Taken;
import vn.hamrong.exchange.fhir.message.FhirMessageReader;
import vn.hamrong.shared.FacilityCode;

class FhirReceptionTest {
    private static final FacilityCode HOSPITAL = new FacilityCode("38001");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T07:00:00Z"), ZoneOffset.UTC);
    private static final String MESSAGE = """
            {"resourceType": "Bundle", "type": "message", "entry": [
             {"resource": {"resourceType": "MessageHeader", "id": "m1", "eventUri": "urn:e#result",
              "source": {"endpoint": "urn:his"}}},
             {"resource": {"resourceType": "Patient", "identifier": [{"system": "urn:his", "value": "BN-1"}]}}]}""";

    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<Lane> woken = new ArrayList<>();

    @Test
    void keepsAMessageInItsPatientsLaneAndWakesIt() {
        Taken taken = reception(journal).take(sent(MESSAGE));

        assertThat(number(taken)).isEqualTo("accepted 1");
        assertThat(journal.accepted()).singleElement().satisfies(kept -> {
            assertThat(kept.channel()).isEqualTo("fhir/his-1");
            assertThat(kept.lane()).isEqualTo(new Lane(HOSPITAL, "urn:his|BN-1"));
            assertThat(kept.content()).isEqualTo(MESSAGE.getBytes(StandardCharsets.UTF_8));
        });
        assertThat(woken).containsExactly(new Lane(HOSPITAL, "urn:his|BN-1"));
    }

    @Test
    void theSameMessageAgainIsTheFirstOne() {
        FhirReception reception = reception(journal);
        reception.take(sent(MESSAGE));

        assertThat(number(reception.take(sent(MESSAGE)))).isEqualTo("accepted 1");
        assertThat(number(reception.take(sent(MESSAGE.replace("BN-1", "BN-2")))))
                .isEqualTo("conflict 2");
        assertThat(woken).hasSize(1);
    }

    @Test
    void keepsWhatItRefusesAndWakesNobody() {
        assertThat(number(reception(journal).take(sent("nonsense")))).isEqualTo("refused 1");
        assertThat(journal.refusals()).containsExactly("unreadable");
        assertThat(woken).isEmpty();
    }

    @Test
    void acceptsNothingThatTheJournalDidNotCommit() {
        Journal broken = message -> CompletableFuture.failedFuture(new JournalUnavailable("disk full"));
        Journal silent = message -> new CompletableFuture<>();

        assertThatThrownBy(() -> reception(broken).take(sent(MESSAGE))).isInstanceOf(IncomingMessages.NotKept.class);
        assertThatThrownBy(() -> reception(silent).take(sent(MESSAGE))).isInstanceOf(IncomingMessages.NotKept.class);
        assertThat(woken).isEmpty();
    }

    private FhirReception reception(Journal to) {
        return new FhirReception(to, (number, lane) -> woken.add(lane), Duration.ofMillis(50), CLOCK);
    }

    private static Sent sent(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return new Sent(HOSPITAL, "his-1", content, FhirMessageReader.read(content, "his-1"));
    }

    private static String number(Taken taken) {
        return taken.match(
                accepted -> "accepted " + accepted.number().value(),
                refused -> "refused " + refused.number().value(),
                conflict -> "conflict " + conflict.number().value());
    }
}
