package vn.hamrong.exchange.routes.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.patient.RecordTags;
import vn.hamrong.exchange.patient.SourceWords;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;

class PatientIndexTest {
    private static final FacilityCode HAM_RONG = new FacilityCode("38901");
    private static final FacilityCode NGOC_LAC = new FacilityCode("38902");

    private final InMemorySources sources = new InMemorySources();
    private final AtomicInteger ids = new AtomicInteger();
    private final PatientIndex index = new PatientIndex(sources, () -> id(ids.incrementAndGet()));

    @Test
    void theSamePersonInTwoHospitalsIsOnePatientKnownToBoth() {
        PatientIndex.Located first = index.locate(said(HAM_RONG, "BN1", lan("Lê Thị Lan"), 1));
        PatientIndex.Located second = index.locate(said(NGOC_LAC, "77", lan("LE THI  LAN"), 2));

        assertThat(second.patient()).isEqualTo(first.patient());
        assertThat(second.changed().orElseThrow().getMeta().getSecurity())
                .extracting(tag -> tag.getSystem() + " " + tag.getCode())
                .containsExactly(RecordTags.KNOWN_BY + " 38901", RecordTags.KNOWN_BY + " 38902");
        assertThat(sources.reviews).isEmpty();
    }

    @Test
    void theSameNumberWithAnotherNameIsAnotherPatientAndAQuestion() {
        PatientIndex.Located first = index.locate(said(HAM_RONG, "BN1", lan("Lê Thị Lan"), 1));
        PatientIndex.Located second = index.locate(said(NGOC_LAC, "77", lan("Trần Văn Hùng"), 2));

        assertThat(second.patient()).isNotEqualTo(first.patient());
        assertThat(sources.reviews).containsExactly("38902 and 38901: same citizen number, other birth date or name");
    }

    @Test
    void aHospitalChangesOnlyItsOwnRecord() {
        index.locate(said(HAM_RONG, "BN1", lan("Lê Thị Lan"), 1));
        index.locate(said(NGOC_LAC, "77", lan("Lê Thị Lan"), 2));
        Patient moved = lan("Lê Thị Lan");
        moved.addAddress().setText("12 phố Cột Cờ");

        index.locate(said(NGOC_LAC, "77", moved, 3));

        assertThat(sources.find(HAM_RONG, "BN1").orElseThrow().from()).isEqualTo(new JournalNumber(1));
        assertThat(sources.find(NGOC_LAC, "77").orElseThrow().demographics()).contains("Cột Cờ");
    }

    @Test
    void whatChangesNothingWritesNothing() {
        index.locate(said(HAM_RONG, "BN1", lan("Lê Thị Lan"), 1));

        assertThat(index.locate(said(HAM_RONG, "BN1", lan("Lê Thị Lan"), 2)).changed())
                .isEmpty();
    }

    @Test
    void aResultNeverReplacesWhatAdmissionSaid() {
        index.locate(said(HAM_RONG, "BN1", lan("Lê Thị Lan"), 1));

        PatientIndex.Located located = index.locate(new PatientIndex.Saying(
                HAM_RONG, "BN1", lan("LAN LE"), false, new JournalNumber(2), Instant.ofEpochSecond(2)));

        assertThat(located.changed()).isEmpty();
        assertThat(sources.find(HAM_RONG, "BN1").orElseThrow().foldedName()).isEqualTo("le thi lan");
    }

    private static Patient lan(String name) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(SourceWords.NATIONAL_ID).setValue("038190001234");
        patient.addName().setText(name);
        patient.setBirthDateElement(new DateType("1990-05-01"));
        return patient;
    }

    private static PatientIndex.Saying said(FacilityCode hospital, String mrn, Patient words, int number) {
        return new PatientIndex.Saying(
                hospital, mrn, words, true, new JournalNumber(number), Instant.ofEpochSecond(number));
    }

    private static PatientId id(int n) {
        return new PatientId("00000000-0000-4000-8000-%012d".formatted(n));
    }
}
