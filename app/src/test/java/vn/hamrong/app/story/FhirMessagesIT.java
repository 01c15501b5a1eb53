package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hamrong.app.demo.FhirVisitor;

/** A HIS that speaks FHIR: its messages are kept first, applied once, and answered the same however often they come. */
class FhirMessagesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void aMessageIsKeptBeforeItsAnswerAndAppliedOnce(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        FhirVisitor his = new FhirVisitor(hub.url(), hub.key("38901"), Clock.systemUTC());
        String token = his.token();
        String number = UUID.randomUUID().toString();

        FhirVisitor.Answer first = his.post("$process-message", token, message(number, "K+"));
        FhirVisitor.Answer again = his.post("$process-message", token, message(number, "K+"));
        FhirVisitor.Answer other = his.post("$process-message", token, message(number, "Na+"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(kept(hub, number))
                .as("the same message is kept once, the other beside it")
                .isEqualTo(2);
        JsonNode found = await(his, token, "Observation?identifier=urn:story:result%7C" + number);
        assertThat(found.at("/total").asInt()).isEqualTo(1);
        assertThat(found.at("/entry/0/resource/code/text").asText()).isEqualTo("K+");
        assertThat(found.at("/entry/0/resource/meta/source").asText())
                .contains(first.body().at("/identifier/value").asText());
        assertThat(his.get("Patient?identifier=urn:story:mrn%7C" + number, token)
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSubscribedSystemIsToldUntilItHasIt(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        FhirVisitor his = new FhirVisitor(hub.url(), hub.key("38901"), Clock.systemUTC());
        String number = UUID.randomUUID().toString();
        hub.hook().fail(1);

        his.post("$process-message", his.token(), message(number, "K+"));
        await(() -> hub.hook().about(number).size() >= 2 && backlog(hub) == 0);

        assertThat(hub.hook().about(number)).hasSize(2).allSatisfy(told -> {
            assertThat(told.method()).isEqualTo("PUT");
            assertThat(told.path()).startsWith("/hook/Observation/");
        });
        assertThat(hub.hook().about(number))
                .extracting(HookReceiver.Told::id)
                .containsOnly(hub.hook().about(number).get(0).id());
        assertThat(audited(hub, hub.hook().about(number).get(0).id())).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aSubscribedSystemThatIsDownIsToldWhenItIsUpAgain(TestDatabase database) throws IOException {
        RunningHub hub = RunningHub.on(database);
        FhirVisitor his = new FhirVisitor(hub.url(), hub.key("38901"), Clock.systemUTC());
        String number = UUID.randomUUID().toString();
        hub.hook().down();
        try {
            his.post("$process-message", his.token(), message(number, "K+"));
            await(() -> triedInVain(hub) > 0);
            assertThat(hub.hook().about(number)).isEmpty();
        } finally {
            hub.hook().up();
        }

        await(() -> backlog(hub) == 0);

        assertThat(hub.hook().about(number)).isNotEmpty();
        assertThat(hub.hook().about(number).stream().map(HookReceiver.Told::id).distinct())
                .as("once, or more often under one id")
                .hasSize(1);
    }

    private static long triedInVain(RunningHub hub) {
        return hub.database()
                .sql("select count(*) from hub.outbox where destination = '38901/hook/results' and state = 'WAITING'"
                        + " and attempts > 0")
                .query(Long.class)
                .single();
    }

    private static long backlog(RunningHub hub) {
        return hub.database()
                .sql(
                        "select count(*) from hub.outbox where destination = '38901/hook/results' and state <> 'DELIVERED'")
                .query(Long.class)
                .single();
    }

    private static long audited(RunningHub hub, String delivery) {
        return hub.database()
                .sql("select count(*) from hub.audit where correlation = :id and actor = '38901/hook/results'")
                .param("id", delivery)
                .query(Long.class)
                .single();
    }

    private static long kept(RunningHub hub, String number) {
        return hub.database()
                .sql("select count(*) from hub.message where control_id = :id")
                .param("id", number)
                .query(Long.class)
                .single();
    }

    private static JsonNode await(FhirVisitor his, String token, String search) {
        await(() -> his.get(search, token).body().at("/total").asInt() > 0);
        return his.get(search, token).body();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static String message(String number, String code) {
        return """
                {"resourceType": "Bundle", "type": "message", "entry": [
                 {"resource": {"resourceType": "MessageHeader", "id": "%1$s", "eventUri": "urn:his:event#result",
                  "source": {"endpoint": "urn:his"}}},
                 {"fullUrl": "urn:uuid:0d0a6b1c-4e9f-4f27-9f3e-000000000001", "resource": {"resourceType": "Patient",
                  "identifier": [{"system": "urn:story:mrn", "value": "%1$s"}], "name": [{"text": "Phạm Thị Kali"}],
                  "birthDate": "1971-02-03"}},
                 {"resource": {"resourceType": "Observation", "status": "final", "code": {"text": "%2$s", "coding": [{"code": "%3$s"}]},
                  "identifier": [{"system": "urn:story:result", "value": "%1$s"}],
                  "subject": {"reference": "urn:uuid:0d0a6b1c-4e9f-4f27-9f3e-000000000001"},
                  "valueQuantity": {"value": 4.1, "unit": "mmol/L"}}}]}
                """.formatted(number, code, HookReceiver.CODE);
    }
}
