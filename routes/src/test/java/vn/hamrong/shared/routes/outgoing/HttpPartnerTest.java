package vn.hamrong.shared.routes.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hamrong.shared.outgoing.Answer;
import vn.hamrong.shared.outgoing.Call;

class HttpPartnerTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofMillis(400);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T05:00:00Z"), ZoneOffset.UTC);

    @Test
    void givesBackWhatThePartnerSaid() throws Exception {
        try (Web web = new Web(Web.answering(201, "được"))) {
            Answer answer = web.partner("/fhir", SOON, 100)
                    .ask(Call.post("Patient", "application/fhir+json", "{}".getBytes(StandardCharsets.UTF_8)));

            Answer.Said said = (Answer.Said) answer;
            assertThat(said.status()).isEqualTo(201);
            assertThat(said.body()).asString(StandardCharsets.UTF_8).isEqualTo("được");
            assertThat(web.asked).containsExactly("POST /fhir/Patient");
        }
    }

    @Test
    void p07FollowsNoRedirect() throws Exception {
        try (Web trap = new Web(Web.answering(200, "inside"));
                Web web = new Web(exchange -> {
                    exchange.getResponseHeaders()
                            .set("Location", trap.at("/secret").toString());
                    exchange.sendResponseHeaders(302, -1);
                })) {
            Answer answer = web.partner("/", SOON, 100).ask(Call.get("x", Map.of()));

            assertThat(((Answer.Said) answer).status()).isEqualTo(302);
            assertThat(trap.asked).isEmpty();
        }
    }

    @Test
    void p07APathFromDataLeadsNowhereElse() {
        for (String path : new String[] {
            "//evil.example/x", "/x", "https://evil.example/", "a/../../b", "\\\\evil", "x#y", "x y", "javascript:x"
        }) {
            assertThatThrownBy(() -> Call.get(path, Map.of())).as(path).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void p07PlainTextStaysOnThisMachine() {
        for (String url : new String[] {
            "http://10.38.0.1/", "ftp://x/", "https://u:p@x.example/", "https://x.example/?a=b", "file:///etc/passwd"
        }) {
            assertThatThrownBy(() -> new PartnerAddress(URI.create(url), Optional.empty(), SOON, 100))
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aLongAnswerEndsTheCall() throws Exception {
        try (Web web = new Web(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[8_192];
            for (int i = 0; i < 10_000; i++) {
                Web.write(exchange, part);
            }
        })) {
            assertThat(web.partner("/", SOON, 20_000).ask(Call.get("x", Map.of())))
                    .isEqualTo(new Answer.Silent("the answer is longer than is taken"));
        }
    }

    @Test
    void anAnswerThatTricklesEndsInTime() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (Web web = new Web(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            Web.write(exchange, new byte[10]);
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            Answer answer = web.partner("/", AT_ONCE, 20_000).ask(Call.get("x", Map.of()));

            assertThat(answer).isInstanceOf(Answer.Silent.class);
            over.countDown();
        }
    }

    @Test
    void nobodyThereIsSilence() throws Exception {
        Web gone = new Web(Web.answering(200, ""));
        HttpPartner partner = gone.partner("/", SOON, 100);
        gone.close();

        assertThat(partner.ask(Call.get("x", Map.of())))
                .isEqualTo(new Answer.Silent("no answer: ClosedChannelException"));
    }

    @Test
    void logsInOnceAndAgainWhenRefused(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "bí mật\n");
        AtomicInteger logins = new AtomicInteger();
        try (Web tokens = new Web(exchange -> Web.answering(
                                200, "{\"access_token\":\"t" + logins.incrementAndGet() + "\",\"expires_in\":300}")
                        .handle(exchange));
                Web web = new Web(exchange -> Web.answering(
                                "Bearer t2".equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401,
                                "")
                        .handle(exchange))) {
            OAuthLogin login = new OAuthLogin(
                    tokens.partner("/token", SOON, 10_000), new OAuthLogin.Client("hub", secret, ""), NOON);
            HttpPartner partner = new HttpPartner(new PartnerAddress(web.at("/"), Optional.empty(), SOON, 100), login);

            assertThat(partner.ask(Call.get("a", Map.of()))).hasToString("Said[401, 0 bytes]");
            assertThat(partner.ask(Call.get("b", Map.of()))).hasToString("Said[200, 0 bytes]");
            assertThat(partner.ask(Call.get("c", Map.of()))).hasToString("Said[200, 0 bytes]");
            assertThat(tokens.asked).containsExactly("POST /token", "POST /token");
        }
    }

    @Test
    void theTimeOfACallHoldsForItsLoginToo(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "x");
        try (Web tokens = new Web(exchange -> {
                    pause(AT_ONCE.multipliedBy(2));
                    Web.answering(200, "{\"access_token\":\"t1\",\"expires_in\":300}")
                            .handle(exchange);
                });
                Web web = new Web(Web.answering(200, ""))) {
            OAuthLogin login = new OAuthLogin(
                    tokens.partner("/token", SOON, 10_000), new OAuthLogin.Client("hub", secret, ""), NOON);
            HttpPartner partner =
                    new HttpPartner(new PartnerAddress(web.at("/"), Optional.empty(), AT_ONCE, 100), login);

            assertThat(partner.ask(Call.get("a", Map.of())))
                    .isEqualTo(new Answer.Silent("the login took all the time there was"));
            assertThat(web.asked).isEmpty();
            assertThat(partner.ask(Call.get("b", Map.of()))).hasToString("Said[200, 0 bytes]");
        }
    }

    private static void pause(Duration length) {
        try {
            assertThat(new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS))
                    .isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void withoutALoginNothingIsSent(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "x");
        try (Web tokens = new Web(Web.answering(400, "{\"error\":\"invalid_client\"}"));
                Web web = new Web(Web.answering(200, ""))) {
            OAuthLogin login = new OAuthLogin(
                    tokens.partner("/token", SOON, 10_000), new OAuthLogin.Client("hub", secret, ""), NOON);
            HttpPartner partner = new HttpPartner(new PartnerAddress(web.at("/"), Optional.empty(), SOON, 100), login);

            assertThat(partner.ask(Call.get("a", Map.of())))
                    .isEqualTo(new Answer.Silent("no login: the token server answered 400"));
            assertThat(web.asked).isEmpty();
        }
    }
}
