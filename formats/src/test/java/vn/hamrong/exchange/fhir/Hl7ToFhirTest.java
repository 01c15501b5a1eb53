package vn.hamrong.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.ConversionReceipt.Extended;
import vn.hamrong.exchange.ConversionReceipt.Mapped;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.shared.FacilityCode;

class Hl7ToFhirTest {
    private static final Sender HAC_THANH = new Sender(new FacilityCode("38001"), Dialect.PLAIN);

    private static final String ADMISSION = """
            MSH|^~\\&|HIS|38001|HUB|SYT|202611220715||ADT^A01^ADT_A01|1|P|2.5.1
            EVN|A01|202611220715
            PID|1||0001234^^^^PI~038190012345^^^^NI||NGUYỄN^AN^VĂN||199003|M|||12 Lê Lợi^^Thanh Hóa
            PV1|1|I|NOI^201^3|||||||||||||||^|V77|||||||||||||||||||||||||20261122071500
            ZVN|kept
            """;

    @Test
    void anAdmissionBecomesAPatientAndAVisit() {
        Bundle bundle = bundle(ADMISSION);

        Patient patient = (Patient) bundle.getEntryFirstRep().getResource();
        assertThat(patient.getNameFirstRep().getText()).isEqualTo("NGUYỄN VĂN AN");
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1990-03");
        assertThat(bundle.getEntryFirstRep().getRequest().getMethod()).isEqualTo(HTTPVerb.PUT);
        assertThat(bundle.getEntryFirstRep().getRequest().getUrl())
                .isEqualTo("Patient?identifier=http://hamrong.vn/fhir/sid/38001/mrn%7C0001234");
        Encounter visit = first(bundle, Encounter.class);
        assertThat(visit.getSubject().getReference())
                .isEqualTo(bundle.getEntryFirstRep().getFullUrl());
        assertThat(visit.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-11-22T07:15:00+07:00");
    }

    @Test
    void everyValueIsInTheReceiptOnce() {
        var converted = (Conversion.Converted) Hl7ToFhir.convert(ADMISSION, HAC_THANH);

        assertThat(converted.receipt().mapped()).contains(new Mapped("PID-5.1", "Patient.name[0].family"));
        assertThat(converted.receipt().extensions()).contains(new Extended("ZVN-1", Uris.V2_FIELD + "ZVN-1"));
        assertThat(converted.receipt().unmapped()).isEmpty();
    }

    @Test
    void refusesWhatIsNoMessageInWords() {
        assertThat(Hl7ToFhir.convert("hello", HAC_THANH)).isInstanceOf(Conversion.Refused.class);
        assertThat(Hl7ToFhir.convert("PID|1||0001234", HAC_THANH)).isInstanceOf(Conversion.Refused.class);
    }

    @Test
    void aMessageThatSaysNothingOfAnybodyBecomesItsHeaderAlone() {
        Bundle bundle = bundle("MSH|^~\\&|HIS|38001|HUB|SYT|202611220715||ACK|7|P|2.5.1");

        assertThat(bundle.getEntry())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getResource().fhirType()).isEqualTo("MessageHeader"));
        assertThat(bundle.getIdentifier().getValue()).isEqualTo("7");
    }

    @Test
    void whoGaveANumberIsSaidWithTheKindOfItsUniversalId() {
        Bundle bundle = bundle(ADMISSION.replace(
                "038190012345^^^^NI",
                "TX9^^^CUC&2.16.840.1.113883.9.1&ISO^SS^KHOA KHÁM&1.2.3.4.5.6.7&ISO^^^^01&Phòng cấp số"));

        var number = first(bundle, Patient.class).getIdentifier().stream()
                .filter(one -> one.getValue().equals("TX9"))
                .findFirst()
                .orElseThrow();
        assertThat(number.getSystem()).isEqualTo("urn:oid:2.16.840.1.113883.9.1");
        assertThat(number.getAssigner().getDisplay()).isEqualTo("CUC, KHOA KHÁM, Phòng cấp số");
        var authority = number.getAssigner().getIdentifier();
        assertThat(authority.getValue()).isEqualTo("urn:oid:2.16.840.1.113883.9.1");
        assertThat(authority.getType().getCodingFirstRep().getCode()).isEqualTo("ISO");
    }

    private static Bundle bundle(String text) {
        return ((Conversion.Converted) Hl7ToFhir.convert(text, HAC_THANH)).bundle();
    }

    private static <T> T first(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
