package vn.hamrong.shared.fhir.security;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hamrong.shared.fhir.security.HubUnderTest.NOW;
import static vn.hamrong.shared.fhir.security.HubUnderTest.field;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithFrontDoor
class TokenEndpointTest {
    private static final HospitalSystem HAC_THANH = HospitalSystem.withRsa("his-38001", "38001");
    private static final HospitalSystem NHI = HospitalSystem.withEc("his-38002", "38002");
    private static final String SCOPE = "system/Observation.rs";

    @LocalServerPort
    private int port;

    @Autowired
    private DoorFixtures.Registered clients;

    @Autowired
    private RecordedTrail trail;

    private HubUnderTest hub = new HubUnderTest(0);

    @BeforeEach
    void register() {
        hub = new HubUnderTest(port);
        clients.put(HAC_THANH.registered("system/*.rs", "system/Observation.cruds"));
        clients.put(NHI.registered("system/*.read"));
    }

    @Test
    void givesAShortTokenThatNamesClientFacilityAndScope() throws ParseException {
        HttpResponse<String> answer = hub.tokenFor(HAC_THANH.assertion(NOW), "system/Observation.rs system/Patient.r");

        JWTClaimsSet token = SignedJWT.parse(field(answer, "access_token")).getJWTClaimsSet();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Integer.parseInt(field(answer, "expires_in"))).isBetween(290, 300);
        assertThat(token.getStringClaim("client_id")).isEqualTo("his-38001");
        assertThat(token.getStringClaim("facility")).isEqualTo("38001");
        assertThat(token.getStringClaim("scope").split(" "))
                .containsExactlyInAnyOrder("system/Observation.rs", "system/Patient.r");
        assertThat(token.getExpirationTime()).isEqualTo(Date.from(NOW.plusSeconds(300)));
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void takesES384FromAClientWithSuchAKey() {
        assertThat(hub.tokenFor(NHI.assertion(NOW), "system/Patient.read").statusCode())
                .isEqualTo(200);
    }

    @Test
    void A02_refusesATokenWithoutSignature() {
        String none = new PlainJWT(HAC_THANH.claims(NOW).build()).serialize();

        refuses(none);
    }

    @Test
    void A02_refusesHmacWithThePublicKeyAsSecret() throws JOSEException {
        byte[] secret = HAC_THANH.key().toRSAKey().toRSAPublicKey().getEncoded();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(),
                HAC_THANH.claims(NOW).build());
        jwt.sign(new MACSigner(secret));

        refuses(jwt.serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "' or 1=1 --", "http://127.0.0.1/key", "rsa-2"})
    void A02_looksUpAKeyIdNowhereButInItsList(String kid) {
        refuses(HAC_THANH.sign(HAC_THANH.claims(NOW), JWSAlgorithm.RS384, header -> header.keyID(kid)));
    }

    @Test
    void A02_followsNoAddressInTheHeaderAndConnectsNowhere() throws IOException {
        try (ServerSocket trap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI attacker = URI.create("http://127.0.0.1:" + trap.getLocalPort() + "/jwks");

            refuses(HAC_THANH.sign(HAC_THANH.claims(NOW), JWSAlgorithm.RS384, header -> header.jwkURL(attacker)));
            refuses(HAC_THANH.sign(HAC_THANH.claims(NOW), JWSAlgorithm.RS384, header -> header.x509CertURL(attacker)));
            refuses(NHI.sign(
                    HAC_THANH.claims(NOW),
                    JWSAlgorithm.ES384,
                    header -> header.jwk(NHI.key().toPublicJWK())));
            assertSilent(trap);
        }
    }

    @ParameterizedTest
    @MethodSource("wrongParties")
    void A03_refusesAnotherServersOrAnotherPartysAssertion(JWTClaimsSet.Builder claims) {
        refuses(HAC_THANH.sign(claims));
    }

    static Stream<JWTClaimsSet.Builder> wrongParties() {
        return Stream.of(
                HAC_THANH.claims(NOW).audience("https://other.example.vn/oauth2/token"),
                HAC_THANH.claims(NOW).audience("https://hub.example.vn/fhir"),
                HAC_THANH.claims(NOW).audience(List.of(HospitalSystem.TOKEN_ENDPOINT, "https://other.example.vn")),
                HAC_THANH.claims(NOW).audience(Collections.emptyList()),
                HAC_THANH.claims(NOW).issuer("his-38002"),
                HAC_THANH.claims(NOW).issuer("nobody"),
                HAC_THANH.claims(NOW).subject("his-38002"),
                HAC_THANH.claims(NOW).subject(null));
    }

    @ParameterizedTest
    @ValueSource(longs = {-59, 1, 300, 359})
    void A04_allowsAMinuteBetweenTheClocks(long expiresIn) {
        accepts(HAC_THANH.claims(NOW).expirationTime(Date.from(NOW.plusSeconds(expiresIn))));
        accepts(HAC_THANH.claims(NOW).notBeforeTime(Date.from(NOW.plusSeconds(59))));
        accepts(HAC_THANH.claims(NOW).issueTime(Date.from(NOW.plusSeconds(59))));
    }

    @ParameterizedTest
    @ValueSource(longs = {-61, -60, 361, 86_400, -4_000_000_000L, 9_000_000_000_000_000L})
    void A04_refusesAnAssertionOutsideItsTime(long expiresIn) {
        refuses(HAC_THANH.sign(HAC_THANH.claims(NOW).expirationTime(Date.from(NOW.plusSeconds(expiresIn)))));
    }

    @Test
    void A04_refusesTheFutureAndTheEndless() {
        refuses(HAC_THANH.sign(HAC_THANH.claims(NOW).expirationTime(null)));
        refuses(HAC_THANH.sign(HAC_THANH.claims(NOW).notBeforeTime(Date.from(NOW.plusSeconds(61)))));
        refuses(HAC_THANH.sign(HAC_THANH.claims(NOW).issueTime(Date.from(NOW.plusSeconds(61)))));
        refuses(HAC_THANH.sign(HAC_THANH.claims(NOW).claim("exp", "in five minutes")));
        refuses(HAC_THANH.sign(HAC_THANH.claims(NOW).claim("exp", 1e308)));
        refuses(HAC_THANH.sign(HAC_THANH.claims(NOW).claim("exp", -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS512", "PS256", "PS384"})
    void A05_refusesAnotherAlgorithmThanTheKeyStandsFor(String algorithm) {
        refuses(HAC_THANH.sign(HAC_THANH.claims(NOW), JWSAlgorithm.parse(algorithm), header -> header));
    }

    @Test
    void A06_refusesAnotherHospitalsKey() {
        HospitalSystem stranger = HospitalSystem.withRsa("his-38001", "38001");

        refuses(stranger.assertion(NOW));
        refuses(NHI.sign(HAC_THANH.claims(NOW)));
    }

    @Test
    void A07_takesAnAssertionOnce() {
        String assertion = HAC_THANH.assertion(NOW);

        assertThat(hub.tokenFor(assertion, SCOPE).statusCode()).isEqualTo(200);
        refuses(assertion);
        refuses(HAC_THANH.sign(HAC_THANH.claims(NOW).jwtID(null)));
        refuses(HAC_THANH.sign(HAC_THANH.claims(NOW).jwtID("x".repeat(201))));
    }

    @Test
    void A07_givesTwentyConcurrentUsesExactlyOneToken() throws Exception {
        String assertion = HAC_THANH.assertion(NOW);
        Callable<Integer> use = () -> hub.tokenFor(assertion, SCOPE).statusCode();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Integer> statuses = threads.invokeAll(Collections.nCopies(20, use)).stream()
                    .map(TokenEndpointTest::value)
                    .toList();

            assertThat(statuses)
                    .containsOnlyOnce(200)
                    .filteredOn(status -> status == 401)
                    .hasSize(19);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "system/*.cruds",
                "system/Patient.cruds",
                "system/Patient.write",
                "system/Patient.rs?_id=1",
                "user/*.rs",
                "patient/Observation.rs",
                "system/Observation.rs\tsystem/*.cruds",
                "system/Observation.rs\nsystem/*.cruds",
                "system/Observation.sr",
                "system/Observation.",
                "openid"
            })
    void A08_neverGivesMoreThanRegistered(String scope) {
        HttpResponse<String> answer = hub.tokenFor(HAC_THANH.assertion(NOW), scope);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(field(answer, "error")).isIn("invalid_scope", "invalid_request");
    }

    @Test
    void A08_givesNothingRatherThanTheAllowedHalf() {
        HttpResponse<String> answer = hub.tokenFor(HAC_THANH.assertion(NOW), SCOPE + " system/Patient.u");

        assertThat(field(answer, "error")).isEqualTo("invalid_scope");
    }

    @Test
    void A08_refusesTenThousandScopes() {
        StringBuilder many = new StringBuilder(SCOPE);
        for (int i = 0; i < 10_000; i++) {
            many.append(" system/Observation").append(i).append(".r");
        }

        assertThat(field(hub.tokenFor(HAC_THANH.assertion(NOW), many.toString()), "error"))
                .isEqualTo("invalid_scope");
    }

    @Test
    void A09_refusesADisabledClientAndARemovedKeyAtOnce() {
        FhirClient client = HAC_THANH.registered("system/*.rs");
        clients.put(new FhirClient(client.id(), client.facility(), client.keys(), client.scopes(), false));
        refuses(HAC_THANH.assertion(NOW));

        clients.put(HospitalSystem.withRsa("his-38001", "38001").registered("system/*.rs"));
        refuses(HAC_THANH.assertion(NOW));

        clients.remove("his-38001");
        refuses(HAC_THANH.assertion(NOW));
    }

    @Test
    void refusesEveryOtherGrantAndWayToProveOneself() {
        Map<String, String> password = HubUnderTest.form(HAC_THANH.assertion(NOW), SCOPE);
        password.put("grant_type", "password");
        Map<String, String> secret = HubUnderTest.form(HAC_THANH.assertion(NOW), SCOPE);
        secret.remove("client_assertion");
        secret.put("client_id", "his-38001");
        secret.put("client_secret", "secret");

        assertThat(field(hub.post("/oauth2/token", password), "error")).isEqualTo("unsupported_grant_type");
        assertThat(hub.post("/oauth2/token", secret).statusCode()).isEqualTo(401);
        assertThat(hub.post("/oauth2/token?scope=system/*.rs", HubUnderTest.form(HAC_THANH.assertion(NOW), SCOPE))
                        .statusCode())
                .isEqualTo(400);
    }

    private void accepts(JWTClaimsSet.Builder claims) {
        HttpResponse<String> answer = hub.tokenFor(HAC_THANH.sign(claims), SCOPE);
        assertThat(answer.statusCode()).as("%s", trail.of(answer)).isEqualTo(200);
    }

    private void refuses(String assertion) {
        HttpResponse<String> answer = hub.tokenFor(assertion, SCOPE);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
    }

    private static void assertSilent(ServerSocket trap) throws IOException {
        trap.setSoTimeout(300);
        try {
            trap.accept();
            throw new AssertionError("the hub connected to the attacker");
        } catch (SocketTimeoutException silent) {
            assertThat(silent).isNotNull();
        }
    }

    private static int value(Future<Integer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
