package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hamrong.app.demo.FhirVisitor;
import vn.hamrong.simulators.bhyt.PortalClient;

/** Objects that would name their own class, in the tongues in which some servers let them. */
class SerializedObjectsIT {
    private static final String JAVA = "application/x-java-serialized-object";
    private static final String JSON = "application/fhir+json";
    private static final String PATIENT = """
            {"resourceType":"Patient",%s"name":[{"text":"Lê Thị Tuần Tự"}],
             "identifier":[{"system":"urn:story:mrn","value":"X03"}]}""";

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource
    void X03_noObjectIsTakenOverFhirAndAPatientIs(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);

        assertThat(post(hub, JAVA, serialized())).isIn(400, 415);
        assertThat(post(hub, JSON, serialized())).isEqualTo(400);
        for (String type : List.of("@class", "@type", "class", "javaClass")) {
            byte[] typed =
                    PATIENT.formatted("\"" + type + "\":\"java.net.URL\",").getBytes(StandardCharsets.UTF_8);
            assertThat(post(hub, JSON, typed)).as(type).isBetween(400, 422);
        }
        assertThat(post(hub, JSON, PATIENT.formatted("").getBytes(StandardCharsets.UTF_8)))
                .isBetween(200, 201);
    }

    @ParameterizedTest
    @EnumSource
    void X03_noObjectIsTakenAtTheInsurersPaths(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        PortalClient his = hub.portal("38999");
        PortalClient.Token token = his.token();

        PortalClient.Answer answer = his.submit(PortalClient.DOSSIERS, serialized(), token);

        assertThat(answer.code()).isEqualTo("201");
    }

    @ParameterizedTest
    @EnumSource
    void X03_whereverAnObjectWereReadTheProcessRefusesIt(TestDatabase database) throws Exception {
        RunningHub.on(database);

        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(serialized()))) {
            assertThatThrownBy(objects::readObject)
                    .isInstanceOf(InvalidClassException.class)
                    .hasMessageContaining("REJECTED");
        }
    }

    private int post(RunningHub hub, String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.url() + "/fhir/Patient"))
                .header("Authorization", "Bearer " + token(hub))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String token(RunningHub hub) {
        return new FhirVisitor(hub.url(), hub.key("38901"), Clock.systemUTC()).token();
    }

    private static byte[] serialized() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(
                    new ArrayList<>(List.of(URI.create("http://localhost/").toURL())));
        }
        return bytes.toByteArray();
    }
}
