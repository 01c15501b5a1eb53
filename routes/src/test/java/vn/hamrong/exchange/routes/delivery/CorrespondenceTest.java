package vn.hamrong.exchange.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Destination.Letterhead;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.Destination.Times;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.LastTold;
import vn.hamrong.exchange.Referral;
import vn.hamrong.exchange.Referrals;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.fhir.Hl7ToFhir;
import vn.hamrong.exchange.fhir.Sender;
import vn.hamrong.exchange.fhir.Uris;
import vn.hamrong.exchange.hospitals.ConfiguredHospitals;
import vn.hamrong.exchange.routes.apply.Onward;
import vn.hamrong.shared.DeliveryPace;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.PatientId;

class CorrespondenceTest {
    private static final FacilityCode HAM_RONG = new FacilityCode("38901");
    private static final FacilityCode SONG_MA = new FacilityCode("38902");
    private static final FacilityCode LAM_KINH = new FacilityCode("38903");
    private static final PatientId LAN = new PatientId("6f1c2c1e-0000-4000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-25T05:00:00Z");
    private static final String RESULT = "OBR|1|%s^HAMRONG|X1^LIS|S^Sinh hóa^L|||20261122073000||||||||||||||||||%s";

    private final Map<String, Referral> referrals = new HashMap<>();
    private final List<OutboxItem> outbox = new ArrayList<>();
    private final List<String> incidents = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final Last last = new Last();
    private final Correspondence correspondence = correspondence();

    @Test
    void anOrderAddressedToAnotherHospitalIsReferredUnderTheHubsNumber() {
        tell(HAM_RONG, "ORM^O01", "SONGMA", "ORC|NW|CD1^HIS", "OBR|1|CD1^HIS||S^Sinh hóa^L");

        Referral referral = referrals.values().iterator().next();
        assertThat(referral.number()).matches("HR[A-Z2-7]{14}");
        assertThat(referral.from()).isEqualTo(HAM_RONG);
        assertThat(referral.to()).isEqualTo(SONG_MA);
        assertThat(referral.order()).isEqualTo(new Referral.OrderNumber(Uris.local(HAM_RONG, "HIS"), "CD1"));
        OutboxItem item = outbox.get(0);
        assertThat(item.destination()).isEqualTo("38902/his");
        assertThat(item.kind()).isEqualTo("referral");
        assertThat(item.order()).isEqualTo("patient/" + LAN.value());
        assertThat(text(item)).contains(referral.number()).doesNotContain("CD1").doesNotContain("BN1");
        assertThat(events).containsExactly("exchange.referral-posted {to=38902}");
    }

    @Test
    void theSameOrderAgainIsToldToNobodyAndAnotherOneIsAnotherReferral() {
        tell(HAM_RONG, "ORM^O01", "38902", "ORC|NW|CD1^HIS", "OBR|1|CD1^HIS||S^Sinh hóa^L");
        tell(HAM_RONG, "ORM^O01", "38902", "ORC|NW|CD1^HIS", "OBR|1|CD1^HIS||S^Sinh hóa^L");
        assertThat(outbox).hasSize(1);

        tell(HAM_RONG, "ORM^O01", "38902", "ORC|NW|CD1^HIS2", "OBR|1|CD1^HIS2||S^Sinh hóa^L");
        assertThat(outbox).hasSize(2);
        assertThat(referrals).hasSize(2);
    }

    @Test
    void everyChangeOfAnOrderIsToldOnceAlsoOneThatTakesTheLastBack() {
        String[] urgent = {"ORC|XO|CD1^HIS", "OBR|1|CD1^HIS||S^Sinh hóa^L|S"};
        String[] usual = {"ORC|XO|CD1^HIS", "OBR|1|CD1^HIS||S^Sinh hóa^L|R"};

        for (String[] lines : List.of(usual, urgent, urgent, usual, usual)) {
            tell(HAM_RONG, "ORM^O01", "38902", lines);
        }

        assertThat(outbox).hasSize(3);
        assertThat(outbox).extracting(OutboxItem::id).doesNotHaveDuplicates();
        assertThat(outbox)
                .extracting(CorrespondenceTest::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"versionId\":\"1\""),
                        second -> assertThat(second).contains("\"versionId\":\"2\"", "\"stat\""),
                        third -> assertThat(third).contains("\"versionId\":\"3\"", "\"routine\""));
    }

    @Test
    void aResultSentAgainIsToldOnceAndACorrectionIsTold() {
        String number = referred();

        for (String value : List.of("5.6", "5.6", "6.5")) {
            tell(
                    SONG_MA,
                    "ORU^R01",
                    "SYT",
                    RESULT.formatted(number, "F"),
                    "OBX|1|NM|G^Glucose^L||" + value + "|mmol/L");
        }

        assertThat(outbox).extracting(OutboxItem::kind).containsExactly("referral", "result", "result");
        assertThat(text(outbox.get(2))).contains("6.5");
    }

    @Test
    void anOrderForTheHospitalItselfOrForNobodyWeKnowStays() {
        for (String receiver : List.of("SYT", "", "38901", "BVHAMRONG", "38999")) {
            tell(HAM_RONG, "ORM^O01", receiver, "ORC|NW|CD1^HIS", "OBR|1|CD1^HIS||S^Sinh hóa^L");
        }

        assertThat(outbox).isEmpty();
        assertThat(incidents).isEmpty();
    }

    @Test
    void thePerformerThatAnOrderNamesIsItsAddressee() {
        Bundle read = read(HAM_RONG, "ORM^O01", "SYT", "ORC|NW|CD1^HIS", "OBR|1|CD1^HIS||S^Sinh hóa^L");
        Organization songMa = new Organization();
        songMa.addIdentifier().setSystem(Uris.PROVIDER).setValue("38902");
        read.addEntry().setFullUrl("urn:uuid:org").setResource(songMa);
        read.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(ServiceRequest.class::isInstance)
                .map(ServiceRequest.class::cast)
                .forEach(order -> order.addPerformer().setReference("urn:uuid:org"));

        correspondence.tell(applied(HAM_RONG, "BHYT^XML", read));

        assertThat(outbox)
                .singleElement()
                .satisfies(item -> assertThat(item.destination()).isEqualTo("38902/his"));
    }

    @Test
    void aFinalResultGoesBackToWhoOrderedUnderItsOwnNumbers() {
        String number = referred();

        tell(SONG_MA, "ORU^R01", "SYT", RESULT.formatted(number, "F"), "OBX|1|NM|G^Glucose^L||5.6|mmol/L|||||F");

        OutboxItem item = outbox.get(1);
        assertThat(item.destination()).isEqualTo("38901/his");
        assertThat(item.kind()).isEqualTo("result");
        assertThat(text(item))
                .contains("\"CD1\"")
                .contains("\"BN1\"")
                .contains("5.6")
                .doesNotContain(number);
    }

    /** As a FHIR message tells it: the order is only named. */
    @Test
    void aResultThatNamesItsOrderByTheHubsNumberAloneGoesBackToo() {
        String number = referred();
        Bundle read = read(SONG_MA, "ADT^A08", "SYT", "PV1|1|O");
        DiagnosticReport report = new DiagnosticReport().setStatus(DiagnosticReport.DiagnosticReportStatus.FINAL);
        report.getCode().setText("Sinh hóa");
        report.addBasedOn().getIdentifier().setSystem(Uris.REFERRAL).setValue(number);
        read.addEntry().setFullUrl("urn:uuid:report").setResource(report);

        correspondence.tell(applied(SONG_MA, "FHIR^result", read));

        assertThat(outbox.get(1).kind()).isEqualTo("result");
        assertThat(text(outbox.get(1))).contains("\"CD1\"").doesNotContain(number);
    }

    @Test
    void whatIsNotFinalOrNotAskedForStays() {
        String number = referred();

        tell(SONG_MA, "ORU^R01", "SYT", RESULT.formatted(number, "P"));
        tell(SONG_MA, "ORU^R01", "SYT", RESULT.formatted("HRAAAAAAAAAAAAAA", "F"));
        tell(SONG_MA, "ORU^R01", "SYT", RESULT.formatted("CD1", "F"));

        assertThat(outbox).hasSize(1);
        assertThat(incidents).isEmpty();
    }

    @Test
    void aResultFromAHospitalThatWasNotAskedNeverLeaves() {
        tell(LAM_KINH, "ORU^R01", "38901", RESULT.formatted(referred(), "F"));

        assertThat(outbox).hasSize(1);
        assertThat(incidents).containsExactly("38903 not-told a result came from a hospital that was not asked for it");
    }

    @Test
    void aHospitalThatWantsNoReferralsIsAnIncidentAndNothingLeaves() {
        tell(HAM_RONG, "ORM^O01", "38903", "ORC|NW|CD1^HIS", "OBR|1|CD1^HIS||S^Sinh hóa^L");
        tell(HAM_RONG, "ORM^O01", "38902", "OBR|1|||S^Sinh hóa^L");

        assertThat(outbox).isEmpty();
        assertThat(incidents)
                .containsExactly(
                        "38901 not-told no delivery in the file of 38903 wants a referral",
                        "38901 not-told an order without a usable number (ORC-2) was addressed to 38902");
    }

    @Test
    void visitsDocumentsAndChargesGoToTheHospitalTheyAreAddressedTo() {
        tell(HAM_RONG, "ADT^A04", "38902", "PV1|1|O");
        tell(HAM_RONG, "MDM^T02", "38902", "TXA|1|DS^Giấy ra viện^L|TX", "OBX|1|TX|D||Ra viện||||||F");
        tell(HAM_RONG, "DFT^P03", "38902", "FT1|1|||20261122||CG|K^Khám^L|||1|77400&VND");
        tell(HAM_RONG, "ADT^A08", "38902", "PV1|1|O");

        assertThat(outbox).extracting(OutboxItem::kind).containsExactly("visit", "document", "charge");
    }

    private String referred() {
        tell(HAM_RONG, "ORM^O01", "38902", "ORC|NW|CD1^HIS", "OBR|1|CD1^HIS||S^Sinh hóa^L");
        return referrals.keySet().iterator().next();
    }

    private void tell(FacilityCode hospital, String type, String receiver, String... lines) {
        correspondence.tell(applied(hospital, type, read(hospital, type, receiver, lines)));
    }

    private static Onward.Applied applied(FacilityCode hospital, String type, Bundle read) {
        return new Onward.Applied(hospital, new JournalNumber(7), type, AT, "BN1", LAN, read);
    }

    private static Bundle read(FacilityCode hospital, String type, String receiver, String... lines) {
        String message = String.join(
                "\r",
                "MSH|^~\\&|HIS|X|HUB|" + receiver + "|20261122081500||" + type + "|L1|P|2.5.1||||||UNICODE UTF-8",
                "PID|1||BN1^^^^PI~038185012345^^^CCCD^NI||LÊ^HÒA^THỊ||19850304|F",
                String.join("\r", lines));
        return ((Conversion.Converted) Hl7ToFhir.convert(message, new Sender(hospital, Dialect.PLAIN))).bundle();
    }

    private static String text(OutboxItem item) {
        return new String(item.payload(), StandardCharsets.UTF_8);
    }

    private Correspondence correspondence() {
        ConfiguredHospitals hospitals = new ConfiguredHospitals(List.of(
                hospital(HAM_RONG, 1, "BVHAMRONG", Set.of(Matter.RESULT)),
                hospital(SONG_MA, 2, "SONGMA", Set.of(Matter.REFERRAL, Matter.VISIT, Matter.DOCUMENT, Matter.CHARGE)),
                hospital(LAM_KINH, 3, "LAMKINH", Set.of())));
        Postbox postbox = new Postbox(
                new Destinations(hospitals),
                new Postbox.Shelf(outbox::add, last),
                event -> events.add(event.type() + " " + event.dimensions()),
                new Told());
        return new Correspondence(new Addressees(hospitals), new Kept(), postbox);
    }

    private static Hospital hospital(FacilityCode code, int partition, String name, Set<Matter> what) {
        Dialect dialect = new Dialect(
                "UTF-8",
                Set.of(name),
                Set.of(),
                Map.of(),
                Map.of(),
                Dialect.PLAIN.duplicateWindow(),
                Acknowledgment.AR);
        Letterhead head = new Letterhead("UTF-8", false, "2.5", "HUB", "HR", "HIS", name, Times.SECOND);
        Destination his = new Destination(
                code,
                "his",
                what,
                new Destination.Address.Mllp("127.0.0.1", 1, Optional.empty(), head),
                DeliveryPace.USUAL);
        return new Hospital(code, name, partition, List.of(), List.of(), dialect, List.of(his));
    }

    private static final class Last implements LastTold {
        private final Map<String, List<String>> told = new HashMap<>();

        @Override
        public OptionalInt tell(String thing, String content) {
            List<String> all = told.computeIfAbsent(thing, first -> new ArrayList<>());
            if (!all.isEmpty() && all.get(all.size() - 1).equals(content)) {
                return OptionalInt.empty();
            }
            all.add(content);
            return OptionalInt.of(all.size());
        }
    }

    private final class Kept implements Referrals {
        @Override
        public void add(Referral referral) {
            referrals.putIfAbsent(referral.number(), referral);
        }

        @Override
        public Optional<Referral> find(String number) {
            return Optional.ofNullable(referrals.get(number));
        }
    }

    private final class Told implements Incidents {
        @Override
        public void open(FacilityCode facility, String kind, String cause, String words, Instant at) {
            incidents.add(facility + " " + kind + " " + words);
        }

        @Override
        public void close(FacilityCode facility, String kind, String cause, Instant at) {
            throw new IllegalStateException("a person closes it");
        }

        @Override
        public void closeOthers(FacilityCode facility, String kind, Set<String> causes, Instant at) {
            throw new IllegalStateException("a person closes it");
        }
    }
}
