package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

@FhirServerContext
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
