package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

@SpringBootTest(
        classes = FhirTestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.allow-circular-references=true",
            "spring.main.banner-mode=off",
            "spring.jpa.open-in-view=false",
            "logging.level.root=WARN",
            "spring.datasource.url=jdbc:h2:mem:fhir;DB_CLOSE_DELAY=-1;WRITE_DELAY=0"
        })
class FhirServerTest {
    private static final String VISIT = """
            {"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},
             "identifier":[{"system":"urn:visit","value":"1"}]}""";

    @Autowired
    private TestRestTemplate http;

    @Test
    void keepsAVisitForItsFacilityAlone() {
        call("38001", HttpMethod.POST, "/fhir/Encounter", VISIT);

        String own = call("38001", HttpMethod.GET, "/fhir/Encounter?identifier=urn:visit|1", null)
                .getBody();
        String foreign = call("38002", HttpMethod.GET, "/fhir/Encounter?identifier=urn:visit|1", null)
                .getBody();

        assertThat(own).contains("finished", "\"code\":\"38001\"", "\"total\":1");
        assertThat(foreign).contains("\"total\":0");
    }

    private ResponseEntity<String> call(
            String facility, HttpMethod method, String path, @org.jspecify.annotations.Nullable String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.add("X-Test-Facility", facility);
        headers.add("Content-Type", "application/fhir+json");
        return http.exchange(path, method, new HttpEntity<>(body, headers), String.class);
    }
}
