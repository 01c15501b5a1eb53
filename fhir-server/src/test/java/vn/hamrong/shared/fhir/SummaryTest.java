package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.record.Messages;

/** The International Patient Summary, over HTTP as a hospital asks for it. */
@FhirServerContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SummaryTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final FacilityCode ONE = new FacilityCode(Http.ONE);
    private static final String ORIGIN = "http://hamrong.vn/fhir/StructureDefinition/origin";

    @LocalServerPort
    private int port;

    @Autowired
    private ClinicalRecord record;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Lending lending;

    private Http http = new Http(0);
    private String lan = "";

    @BeforeAll
    void build() {
        http = new Http(port);
        lan = Province.build(record, transactions, "sum-" + UUID.randomUUID())
                .lan()
                .value();
        add(Http.ONE, "Condition", """
                "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical",
                "code":"active"}]},"code":{"text":"Đái tháo đường <script>alert(1)</script>"},
                "onsetDateTime":"2019-05-01","subject":{"reference":"Patient/LAN"}""");
        add(Http.ONE, "Condition", """
                "verificationStatus":{"coding":[{
                "system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"refuted"}]},
                "code":{"text":"Nhầm bệnh"},"subject":{"reference":"Patient/LAN"}""");
        add(Http.THREE, "Condition", """
                "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical",
                "code":"active"}]},"code":{"text":"Bệnh của ba"},"subject":{"reference":"Patient/LAN"}""");
        add(Http.ONE, "AllergyIntolerance", """
                "clinicalStatus":{"coding":[{
                "system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"716186003","display":"No known allergy"}]},
                "recordedDate":"2026-11-01","patient":{"reference":"Patient/LAN"}""");
        String medicine = Http.id(http.post(Http.ONE, "Medication", """
                {"resourceType":"Medication","code":{"text":"Metformin 850 mg"}}"""));
        add(Http.ONE, "MedicationRequest", """
                "status":"active","intent":"order","medicationReference":{"reference":"Medication/%s"},
                "authoredOn":"2026-10-02","dosageInstruction":[{"text":"Ngày 2 lần"}],
                "subject":{"reference":"Patient/LAN"}""".formatted(medicine));
    }

    private void add(String facility, String type, String elements) {
        Http.Answer added =
                http.post(facility, type, "{\"resourceType\":\"" + type + "\"," + elements.replace("LAN", lan) + "}");
        assertThat(added.status()).as(added.body()).isEqualTo(201);
    }

    private Bundle summary(String facility) {
        return summary(facility, lan);
    }

    private Bundle summary(String facility, String patient) {
        Http.Answer answer = http.get(facility, "Patient/" + patient + "/$summary");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return FHIR.newJsonParser().parseResource(Bundle.class, answer.body());
    }

    private static SectionComponent section(Bundle summary, String code) {
        return ((Composition) summary.getEntryFirstRep().getResource())
                .getSection().stream()
                        .filter(section -> code.equals(
                                section.getCode().getCodingFirstRep().getCode()))
                        .findFirst()
                        .orElseThrow();
    }

    private static String text(Bundle summary, String code) {
        return section(summary, code).getText().getDivAsString();
    }

    private static <T extends Resource> Stream<T> all(Bundle summary, Class<T> type) {
        return summary.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast);
    }

    @Test
    void tellsTheSixSectionsInOrder() {
        Composition composition =
                (Composition) summary(Http.ONE).getEntryFirstRep().getResource();

        assertThat(composition.getSection())
                .extracting(section -> section.getCode().getCodingFirstRep().getCode())
                .containsExactly("11450-4", "48765-2", "10160-0", "30954-2", "47519-4", "11369-6");
        assertThat(composition.getText().getDivAsString()).contains("Nguồn: 38001", "Lập ngày");
    }

    @Test
    void namesTheHospitalAndTheAgeOfEachFact() {
        Bundle summary = summary(Http.ONE);

        assertThat(all(summary, Condition.class)).singleElement().satisfies(condition -> {
            assertThat(condition.getExtensionByUrl(ORIGIN).getExtensionString("facility"))
                    .isEqualTo("38001");
            assertThat(condition.getExtensionByUrl(ORIGIN).hasExtension("ageDays"))
                    .isTrue();
            assertThat(condition.getExtensionByUrl(ORIGIN).hasExtension("recorded"))
                    .isTrue();
        });
        assertThat(text(summary, "11450-4")).contains("01/05/2019", "năm trước", "38001", "đang có");
        assertThat(text(summary, "10160-0")).contains("Metformin 850 mg", "Ngày 2 lần", "02/10/2026");
        assertThat(text(summary, "30954-2")).contains("718-7", "mmol/L", "22/11/2026");
    }

    @Test
    void saysSoWhenThereIsMoreThanItShows() {
        PatientId often = Messages.newPatient();
        List<Bundle> visits = new ArrayList<>(List.of(Messages.patient(often, ONE)));
        for (int i = 0; i < 35; i++) {
            visits.add(Messages.visit(often, "often-" + often.value() + i, "urn:hamrong:journal:1#A"));
        }
        new TransactionTemplate(transactions).executeWithoutResult(status -> record.save(ONE, visits));

        Bundle many = summary(Http.ONE, often.value());

        assertThat(all(many, Observation.class)).hasSize(100);
        assertThat(text(many, "30954-2")).contains("Chỉ hiện 100 mục");
        assertThat(text(summary(Http.ONE), "30954-2")).doesNotContain("Chỉ hiện");
    }

    @Test
    void leavesOutWhatTurnedOutNotToBeSo() {
        assertThat(text(summary(Http.ONE), "11450-4")).doesNotContain("Nhầm bệnh");
    }

    @Test
    void tellsNoneKnownFromNoData() {
        Bundle one = summary(Http.ONE);
        Bundle three = summary(Http.THREE);

        assertThat(text(one, "48765-2")).contains("Đã hỏi và ghi nhận là không có", "No known allergy");
        assertThat(text(three, "48765-2")).contains("Không có dữ liệu").doesNotContain("Đã hỏi");
        assertThat(section(three, "47519-4")
                        .getEmptyReason()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("unavailable");
    }

    @Test
    void F22_aBorrowedPatientsFactsNameEachItsHospitalAndItsAge() {
        PatientId patient = new PatientId(lan);
        CareRelationship lent = lending.lend(Http.ONE, patient);
        Bundle summary = summary(Http.ONE);
        lending.takeBack(lent);

        assertThat(all(summary, Condition.class))
                .extracting(condition -> condition.getExtensionByUrl(ORIGIN).getExtensionString("facility"))
                .containsExactlyInAnyOrder("38001", "38003");
        assertThat(all(summary, Observation.class))
                .isNotEmpty()
                .allSatisfy(
                        result -> assertThat(result.getExtensionByUrl(ORIGIN).hasExtension("ageDays"))
                                .isTrue())
                .extracting(result -> result.getExtensionByUrl(ORIGIN).getExtensionString("facility"))
                .contains("38001", "38002", "38003");
        assertThat(text(summary, "11450-4")).contains("Đái tháo đường", "38001", "Bệnh của ba", "38003");
        assertThat(text(summary, "48765-2"))
                .as("one hospital asked, the others know nothing")
                .contains("Đã hỏi và ghi nhận là không có", "38001")
                .doesNotContain("Không có dữ liệu");
        assertThat(text(summary, "11369-6")).contains("Không có dữ liệu");
        assertThat(all(summary(Http.ONE), Condition.class)).hasSize(1);
    }

    @Test
    void F22_showsOnlyWhatTheCallerMayRead() {
        String one = http.get(Http.ONE, "Patient/" + lan + "/$summary").body();
        String three = http.get(Http.THREE, "Patient/" + lan + "/$summary").body();

        assertThat(one).contains("Đái tháo đường").doesNotContain("Bệnh của ba", "38003");
        assertThat(three).contains("Bệnh của ba").doesNotContain("Đái tháo đường", "38001");
    }

    @Test
    void F07_knowsNoPatientWhomNobodyToldItOf() {
        String stranger = Http.id(http.post(Http.THREE, "Patient", """
                {"resourceType":"Patient","identifier":[
                {"system":"http://hamrong.vn/fhir/sid/38003/mrn","value":"stranger"}]}"""));

        assertThat(http.get(Http.THREE, "Patient/" + stranger + "/$summary").status())
                .isEqualTo(200);
        assertThat(http.get(Http.ONE, "Patient/" + stranger + "/$summary").status())
                .isEqualTo(404);
    }

    @Test
    void F25_writesWhatHospitalsSentAsText() {
        String text = text(summary(Http.ONE), "11450-4");

        assertThat(text).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
    }

    /** Against R4 itself: the guide's own profiles are not on this machine. */
    @Test
    void isAValidDocument() {
        FhirValidator validator = FHIR.newValidator();
        validator.registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR))));

        Bundle document = summary(Http.ONE);
        document.getMeta().setProfile(null);
        List<SingleValidationMessage> faults = validator.validateWithResult(document).getMessages().stream()
                .filter(fault -> fault.getSeverity() == ResultSeverityEnum.ERROR
                        || fault.getSeverity() == ResultSeverityEnum.FATAL)
                .toList();

        assertThat(faults).isEmpty();
    }
}
