package vn.hamrong.shared.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hamrong.shared.Delivery;

class VerdictTest {
    private static final Instant NOW = Instant.parse("2026-11-25T05:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204})
    void anySuccessConfirms(int status) {
        assertThat(of(status, Map.of())).isEqualTo(new Delivery.Confirmed());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 408, 409, 429, 500, 503})
    void whatMayPassIsTriedAgain(int status) {
        assertThat(of(status, Map.of())).isEqualTo(new Delivery.TryAgain("the receiver answered " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 412, 422})
    void aRefusalIsForAPerson(int status) {
        assertThat(of(status, Map.of())).isEqualTo(new Delivery.GiveUp("the receiver answered " + status));
    }

    @Test
    void aRedirectIsForAPerson() {
        assertThat(of(307, Map.of("location", "https://x")))
                .isEqualTo(new Delivery.GiveUp("the receiver answered 307: redirects are not followed"));
    }

    @Test
    void aReceiverMayNameATime() {
        assertThat(of(503, Map.of("retry-after", "120")))
                .isEqualTo(new Delivery.TryAgain("the receiver answered 503", Optional.of(NOW.plusSeconds(120))));
        assertThat(of(503, Map.of("retry-after", "Wed, 25 Nov 2026 05:10:00 GMT")))
                .isEqualTo(new Delivery.TryAgain("the receiver answered 503", Optional.of(NOW.plusSeconds(600))));
        assertThat(of(503, Map.of("retry-after", "soon")))
                .isEqualTo(new Delivery.TryAgain("the receiver answered 503"));
    }

    @Test
    void silenceIsTriedAgain() {
        assertThat(Verdict.of(new Answer.Silent("no answer"), NOW)).isEqualTo(new Delivery.TryAgain("no answer"));
    }

    private static Delivery of(int status, Map<String, String> headers) {
        return Verdict.of(new Answer.Said(status, headers, new byte[0]), NOW);
    }
}
