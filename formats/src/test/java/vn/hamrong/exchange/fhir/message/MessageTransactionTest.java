package vn.hamrong.exchange.fhir.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.FacilityCode;

class MessageTransactionTest {
    private static final String PATIENT = """
            {"fullUrl": "urn:uuid:11111111-1111-1111-1111-111111111111", "resource": {"resourceType": "Patient",
             "id": "p1", "identifier": [{"system": "urn:his", "value": "BN-1"}]}}""";
    private static final String VISIT = """
            {"resource": {"resourceType": "Encounter", "id": "e1", "status": "finished", "class": {"code": "AMB"},
             "identifier": [{"system": "urn:his:visit", "value": "V-7"}],
             "subject": {"reference": "urn:uuid:11111111-1111-1111-1111-111111111111"}}}""";
    private static final String RESULT = """
            {"resource": {"resourceType": "Observation", "status": "final", "code": {"text": "Kali"},
             "meta": {"security": [{"system": "http://hamrong.vn/fhir/sid/owner", "code": "38003"}]},
             "subject": {"reference": "Patient/p1"}, "encounter": {"reference": "Encounter/e1"}}}""";

    @Test
    void makesEveryResourceFindableAgainAndEveryReferenceLeadToItsEntry() {
        List<BundleEntryComponent> entries = whole(made(PATIENT, VISIT, RESULT)).getEntry();

        Encounter visit = (Encounter) entries.get(1).getResource();
        Observation result = (Observation) entries.get(2).getResource();
        assertThat(entries.get(1).getRequest().getUrl()).isEqualTo("Encounter?identifier=urn:his:visit%7CV-7");
        assertThat(visit.getSubject().getReference()).isEqualTo(entries.get(0).getFullUrl());
        assertThat(result.getSubject().getReference()).isEqualTo(entries.get(0).getFullUrl());
        assertThat(result.getEncounter().getReference())
                .isEqualTo(entries.get(1).getFullUrl());
        assertThat(entries.get(2).getRequest().getUrl())
                .endsWith(result.getIdentifierFirstRep().getValue());
        assertThat(result.getMeta().hasSecurity()).isFalse();
    }

    @Test
    void F04_keepsTheLabelsOfItsSenderButNoneOfTheHubs() {
        String secret = RESULT.replace(
                "\"code\": \"38003\"}",
                "\"code\": \"38003\"}, {\"system\": \"http://hamrong.vn/fhir/sid/known-by\", \"code\": \"38003\"},"
                        + " {\"system\": \"http://terminology.hl7.org/CodeSystem/v3-ActCode\", \"code\": \"HIV\"},"
                        + " {\"system\": \"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\", \"code\": \"R\"}");

        assertThat(whole(made(PATIENT, VISIT, secret))
                        .getEntry()
                        .get(2)
                        .getResource()
                        .getMeta()
                        .getSecurity())
                .extracting(Coding::getCode)
                .containsExactly("HIV", "R");
    }

    @Test
    void givesTheSameIdentifierWheneverTheMessageComes() {
        String first = whole(made(PATIENT, RESULT.replace(", \"encounter\": {\"reference\": \"Encounter/e1\"}", "")))
                .getEntry()
                .get(1)
                .getRequest()
                .getUrl();
        String again = whole(made(PATIENT, RESULT.replace(", \"encounter\": {\"reference\": \"Encounter/e1\"}", "")))
                .getEntry()
                .get(1)
                .getRequest()
                .getUrl();

        assertThat(again).isEqualTo(first);
    }

    @Test
    void F13_refusesTypesThatAreNotForHospitals() {
        assertThat(fault(made("{\"resource\": {\"resourceType\": \"Consent\", \"status\": \"active\"}}")))
                .contains("Consent");
        assertThat(fault(made("{\"resource\": {\"resourceType\": \"Binary\", \"contentType\": \"text/plain\"}}")))
                .contains("Binary");
    }

    @Test
    void F04_refusesExtensionsThatSteerTheServer() {
        assertThat(fault(made(PATIENT.replace(
                        "\"id\": \"p1\",",
                        "\"extension\": [{\"url\": \"http://hapifhir.io/fhir/ns/StructureDefinition/x\","
                                + " \"valueString\": \"3\"}],"))))
                .contains("steers");
    }

    /** As a string the number passes every look at the text, and HAPI's parser takes it. */
    @Test
    void F02_refusesNumbersWithoutEndThatStandInQuotes() {
        String measured = RESULT.replace(", \"encounter\": {\"reference\": \"Encounter/e1\"}", "")
                .replace("\"status\": \"final\"", "\"status\": \"final\", \"valueQuantity\": {\"value\": \"%s\"}");
        String contained = RESULT.replace(", \"encounter\": {\"reference\": \"Encounter/e1\"}", "")
                .replace(
                        "\"status\": \"final\"",
                        "\"status\": \"final\", \"contained\": [{\"resourceType\": \"Observation\","
                                + " \"id\": \"c\", \"valueQuantity\": {\"value\": \"%s\"}}],"
                                + " \"derivedFrom\": [{\"reference\": \"#c\"}]");

        for (String result : List.of(measured, contained)) {
            assertThat(fault(made(PATIENT, result.formatted("1e999999999")))).contains("too long");
            assertThat(fault(made(PATIENT, result.formatted("1e-999999999")))).contains("too long");
            assertThat(whole(made(PATIENT, result.formatted("4.10"))).getEntry())
                    .hasSize(2);
        }
    }

    @Test
    void refusesAReferenceToWhatIsNotInTheMessage() {
        assertThat(fault(made(PATIENT, VISIT, RESULT.replace("Encounter/e1", "Encounter/e2"))))
                .contains("leads to nothing");
        assertThat(fault(made())).contains("nothing in the message");
    }

    private static MessageTransaction.Made made(String... entries) {
        byte[] content = FhirMessageReaderTest.message("m1", "b1", entries).getBytes(StandardCharsets.UTF_8);
        return FhirMessageReader.read(content, "his-1")
                .match(
                        read -> MessageTransaction.of(read.bundle(), new FacilityCode("38001"), "m1"),
                        refused -> new MessageTransaction.Made.Faulty(
                                refused.refusal().english()));
    }

    private static Bundle whole(MessageTransaction.Made made) {
        return made.match(MessageTransaction.Made.Whole::transaction, faulty -> {
            throw new AssertionError(faulty.fault());
        });
    }

    private static String fault(MessageTransaction.Made made) {
        return made.match(whole -> "", MessageTransaction.Made.Faulty::fault);
    }
}
