package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hamrong.app.demo.FhirVisitor;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierEnvelope;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;
import vn.hamrong.exchange.bhyt.TableRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.OutboxDesk;
import vn.hamrong.simulators.Journey;
import vn.hamrong.simulators.bhyt.Dossiers;
import vn.hamrong.simulators.bhyt.PortalClient;

/** Patients sent from one hospital to another, by FHIR and by the insurer's XML13; their results come home. */
class ReferralsIT {
    private static final String PROVIDER = "http://fhir.ehealth.gov.vn/core/sid/provider-code";
    private static final String NATIONAL = "http://fhir.ehealth.gov.vn/core/sid/national_id";
    private static final String STATUS = "/api/hamrong/giaoDich?maGiaoDich=";

    static ReferredPatient kali(RunningHub hub) {
        String citizen =
                "038171" + String.format("%06d", Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000));
        return new ReferredPatient(hub, citizen, "Pham Thi Kali", "1971-02-03", "Nu");
    }

    @ParameterizedTest
    @EnumSource
    void anOrderOverFhirTravelsOnceAVersionAndItsResultComesHome(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        ReferredPatient kali = kali(hub);
        FhirVisitor his = new FhirVisitor(hub.url(), hub.key("38901"), Clock.systemUTC());
        String token = his.token();
        String patient = registered(his, token, kali);
        String number = UUID.randomUUID().toString();

        JsonNode visit = his.post("", token, transaction("POST", "Encounter", encounter(patient, number)))
                .body();
        String encounter = visit.at("/entry/0/response/location").asText().replaceAll("/_history.*", "");
        assertThat(his.post("ServiceRequest", token, order(patient, encounter, number, "38902", "routine"))
                        .status())
                .isEqualTo(201);
        String first = kali.await(1).get(0);
        his.post("ServiceRequest", token, order(patient, encounter, number, "38902", "routine"));
        assertThat(kali.posted("referral")).as("the same order again").isEqualTo(1);

        String id = his.get("ServiceRequest?identifier=urn:story:order%7C" + number, token)
                .body()
                .at("/entry/0/resource/id")
                .asText();
        String changed =
                order(patient, encounter, number, "38902", "stat").replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        JsonNode updated = his.post("", token, transaction("PUT", "ServiceRequest/" + id, changed))
                .body();
        assertThat(updated.at("/entry/0/response/status").asText()).startsWith("200");
        String second = kali.await(2).get(1);

        assertThat(first)
                .contains("ORC|NW|HR", "Chụp cắt lớp sọ não^urn:story:service|R")
                .doesNotContain(number);
        assertThat(second).contains("ORC|XO|" + Journey.orderNumber(first), "Chụp cắt lớp sọ não^urn:story:service|S");
        kali.answered(Journey.orderNumber(first), "K" + number.substring(0, 8));
        assertThat(kali.cameHome(hub.inboxes().hamRong(), number)).contains("M-" + kali.citizen(), "ORC|RE|" + number);
        seesOnlyWhatWasSent(hub, kali, id);
    }

    /** A referral is no right: Sông Mã was sent the order, and reads nothing of what else Hàm Rồng knows. */
    private static void seesOnlyWhatWasSent(RunningHub hub, ReferredPatient kali, String order) {
        FhirVisitor songMa = new FhirVisitor(hub.url(), hub.key("38902"), Clock.systemUTC());
        String token = songMa.token();
        String patient = songMa.get("Patient?identifier=" + NATIONAL + "%7C" + kali.citizen(), token)
                .body()
                .at("/entry/0/resource/id")
                .asText();
        assertThat(patient).as("known to Sông Mã by its own result").isNotEmpty();
        assertThat(songMa.get("ServiceRequest/" + order, token).status()).isEqualTo(404);
        JsonNode reports =
                songMa.get("DiagnosticReport?subject=Patient/" + patient, token).body();
        JsonNode visits = songMa.get("Encounter?subject=Patient/" + patient + "&identifier=urn:story:visit%7C", token)
                .body();
        assertThat(ReferredPatient.total(reports)).as("its own").isEqualTo(1);
        assertThat(ReferredPatient.total(visits)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void ordersInTransactionsAndMessagesTravelTooAndAFhirServerIsPutTheChange(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        ReferredPatient kali = kali(hub);
        FhirVisitor his = new FhirVisitor(hub.url(), hub.key("38901"), Clock.systemUTC());
        String token = his.token();
        String patient = registered(his, token, kali);

        String number = UUID.randomUUID().toString();
        his.post("", token, transaction("POST", "ServiceRequest", order(patient, "", number, "38903", "routine")));
        String condition = "ServiceRequest?identifier=urn:story:order%7C" + number;
        his.post("", token, transaction("PUT", condition, order(patient, "", number, "38903", "stat")));
        ReferredPatient.await(() -> hub.hook().about(kali.citizen()).size() >= 2);
        List<String> names = hub.hook().about(kali.citizen()).stream()
                .map(told -> told.body().replaceAll("(?s).*(ServiceRequest\\?identifier=[^\"]*).*", "$1"))
                .toList();
        assertThat(names).as("the second changes the first").hasSize(2).containsOnly(names.get(0));
        assertThat(hub.hook().about(kali.citizen()).get(1).body()).contains("\"stat\"");

        String sent = UUID.randomUUID().toString();
        assertThat(his.post("$process-message", token, message(kali, sent)).status())
                .isEqualTo(200);
        his.post("$process-message", token, message(kali, sent));
        assertThat(kali.await(1).get(0)).contains("ORC|NW|HR");
        assertThat(kali.posted("referral")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsForNobodyElseStaysAndWhatCannotBeToldIsAnIncident(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        ReferredPatient kali = kali(hub);
        FhirVisitor his = new FhirVisitor(hub.url(), hub.key("38901"), Clock.systemUTC());
        String token = his.token();
        String patient = registered(his, token, kali);

        for (String receiver : List.of("38901", "01001", "38999")) {
            String number = UUID.randomUUID().toString();
            assertThat(his.post("ServiceRequest", token, order(patient, "", number, receiver, "routine"))
                            .status())
                    .as("stored, whether or not it travels")
                    .isEqualTo(201);
        }

        assertThat(kali.posted("referral")).isZero();
        assertThat(hub.database()
                        .sql(
                                "select count(*) from hub.incident where kind = 'not-told' and cause like '38999: %referral'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    /** Hàm Rồng has two numbers of one person, and says so when orders under both wait for Sông Mã. */
    @ParameterizedTest
    @EnumSource
    void aMergeInBetweenChangesNeitherTheOrderNorWhereTheResultGoes(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        ReferredPatient kali = kali(hub);
        String mark = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        OutboxDesk desk = hub.bean(OutboxDesk.class);
        desk.stop("38902/his", new OutboxDesk.Step("story", "so that orders wait", Instant.now()));
        try {
            kali.ordered("OLD" + mark, "", mark + "1");
            ReferredPatient.await(() -> waiting(hub, mark) == 1);
            kali.ordered("NEW" + mark, kali.citizen(), mark + "2");
            ReferredPatient.await(() -> waiting(hub, mark) == 2);
            kali.merged("OLD" + mark, "NEW" + mark);
            kali.ordered("NEW" + mark, kali.citizen(), mark + "3");
            ReferredPatient.await(() -> waiting(hub, mark) == 3);
        } finally {
            desk.start("38902/his", new OutboxDesk.Step("story", "now they may go", Instant.now()));
        }

        ReferredPatient.await(() -> services(hub, mark).size() == 3);
        assertThat(services(hub, mark)).containsExactly(mark + "1", mark + "2", mark + "3");
        String first = hub.inboxes().songMa().messages().stream()
                .filter(message -> message.contains(mark + "1"))
                .findFirst()
                .orElseThrow();
        kali.answered(Journey.orderNumber(first), "A40" + mark);
        String result = kali.cameHome(hub.inboxes().hamRong(), mark + "1");
        assertThat(Journey.patientNumber(result)).isEqualTo("NEW" + mark);
    }

    private static long waiting(RunningHub hub, String mark) {
        return hub.database()
                .sql("select count(*) from hub.referral where order_number like :mark")
                .param("mark", mark + "%")
                .query(Long.class)
                .single();
    }

    private static List<String> services(RunningHub hub, String mark) {
        return hub.inboxes().songMa().messages().stream()
                .filter(message -> message.contains(mark))
                .map(message -> message.replaceAll("(?s).*(" + mark + "[0-9]).*", "$1"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aReferralPaperOfADossierTravelsAndItsResultComesHome(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        PortalClient his = hub.portal("38999");
        PortalClient.Token token = his.token();
        DossierFile referred = referred(1_300, "38902");
        Dossier visit = referred.dossiers().get(0);
        TableRecord sum = visit.records(Table.XML1).get(0);

        JsonNode status = settled(his, token, DossierWriter.write(referred));
        assertThat(status.toString()).contains("DA_GHI").doesNotContain("referral-");
        ReferredPatient patient = new ReferredPatient(
                hub,
                sum.value("SO_CCCD"),
                plain(sum.value("HO_TEN")),
                born(sum),
                sum.value("GIOI_TINH").equals("1") ? "Nam" : "Nu");
        String order = patient.await(1).get(0);
        DossierFile again =
                new DossierFile(Optional.of(DossierEnvelope.of("38999", "20261130", 1)), referred.dossiers());
        assertThat(settled(his, token, DossierWriter.write(again)).toString()).contains("DA_GHI");
        assertThat(patient.posted("referral"))
                .as("the same paper in another file")
                .isEqualTo(1);

        String paper = visit.records(Table.XML13).get(0).value("GIAY_CHUYEN_TUYEN");
        assertThat(order).contains("ORC|NW|HR", "Hướng điều trị").doesNotContain(paper);
        patient.answered(Journey.orderNumber(order), "X" + order.hashCode());
        String result = patient.cameHome(hub.inboxes().songChu(), paper);
        assertThat(Journey.patientNumber(result)).isEqualTo(sum.value("MA_BN"));
    }

    @ParameterizedTest
    @EnumSource
    void aPaperForAHospitalThatIsNotJoinedStaysAndItsSenderIsTold(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        PortalClient his = hub.portal("38999");
        DossierFile referred = referred(1_400, "01001");

        JsonNode status = settled(his, his.token(), DossierWriter.write(referred));

        assertThat(status.path("loi"))
                .filteredOn(fault -> fault.path("maLoi").asText().equals("referral-not-joined"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.path("truong").asText()).isEqualTo("MA_CSKCB_DEN"));
        String citizen = referred.dossiers().get(0).records(Table.XML1).get(0).value("SO_CCCD");
        assertThat(new ReferredPatient(hub, citizen, "", "", "").posted("referral"))
                .isZero();
    }

    private static JsonNode settled(PortalClient his, PortalClient.Token token, byte[] file) {
        PortalClient.Answer answer = his.submit(PortalClient.DOSSIERS, file, token);
        assertThat(answer.code()).as(() -> answer.json().toString()).isEqualTo("200");
        ReferredPatient.await(() ->
                !his.get(STATUS + answer.transaction(), token).json().toString().contains("DANG_CHO"));
        return his.get(STATUS + answer.transaction(), token).json();
    }

    /** One dossier with a referral paper to that hospital; the same seed, the same people. */
    private static DossierFile referred(int seed, String receiver) {
        Dossiers invented = new Dossiers(new FacilityCode("38999"), seed);
        while (true) {
            DossierFile file = invented.next();
            if (file.dossiers().size() == 1
                    && !file.dossiers().get(0).records(Table.XML13).isEmpty()) {
                Dossier to = Dossier.of(file.dossiers().get(0).tables().stream()
                        .map(table -> to(table, receiver))
                        .toList());
                return new DossierFile(file.envelope(), List.of(to));
            }
        }
    }

    private static TableFile to(TableFile table, String receiver) {
        String field = table.table() == Table.XML13 ? "MA_CSKCB_DEN" : "MA_NOI_DEN";
        return TableFile.of(
                table.table(),
                table.records().stream()
                        .map(record -> record.isFilled(field) ? with(record, field, receiver) : record)
                        .toList());
    }

    private static TableRecord with(TableRecord record, String field, String value) {
        Map<String, String> values = new LinkedHashMap<>(record.values());
        values.put(field, value);
        return TableRecord.of(values);
    }

    private static String born(TableRecord sum) {
        return sum.value("NGAY_SINH").substring(0, 8);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    static String registered(FhirVisitor his, String token, ReferredPatient patient) {
        String mrn = "M-" + patient.citizen();
        his.post("Patient", token, """
                {"resourceType": "Patient", "identifier": [{"system": "urn:story:mrn", "value": "%s"},
                  {"system": "%s", "value": "%s"}], "name": [{"text": "Phạm Thị Kali"}], "gender": "female",
                 "birthDate": "%s"}
                """.formatted(mrn, NATIONAL, patient.citizen(), patient.born()));
        return his.get("Patient?identifier=urn:story:mrn%7C" + mrn, token)
                .body()
                .at("/entry/0/resource/id")
                .asText();
    }

    private static String encounter(String patient, String number) {
        return """
                {"resourceType": "Encounter", "status": "in-progress", "class": {"code": "AMB"},
                 "identifier": [{"system": "urn:story:visit", "value": "%s"}], "subject": {"reference": "Patient/%s"}}
                """.formatted(number, patient);
    }

    static String order(String patient, String encounter, String number, String performer, String priority) {
        String visit = encounter.isEmpty() ? "" : "\"encounter\": {\"reference\": \"" + encounter + "\"},";
        return """
                {"resourceType": "ServiceRequest", "status": "active", "intent": "order", "priority": "%s", %s
                 "identifier": [{"system": "urn:story:order", "value": "%s"}],
                 "code": {"text": "Chụp cắt lớp sọ não", "coding": [{"system": "urn:story:service", "code": "CTSO"}]},
                 "subject": {"reference": "Patient/%s"},
                 "performer": [{"identifier": {"system": "%s", "value": "%s"}}]}
                """.formatted(priority, visit, number, patient, PROVIDER, performer);
    }

    private static String transaction(String method, String url, String resource) {
        return """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                 {"fullUrl": "urn:uuid:0d0a6b1c-4e9f-4f27-9f3e-000000000009", "resource": %s,
                  "request": {"method": "%s", "url": "%s"}}]}
                """.formatted(resource, method, url);
    }

    private static String message(ReferredPatient patient, String number) {
        return """
                {"resourceType": "Bundle", "type": "message", "entry": [
                 {"resource": {"resourceType": "MessageHeader", "id": "%1$s", "eventUri": "urn:his:event#order",
                  "source": {"endpoint": "urn:his"}}},
                 {"fullUrl": "urn:uuid:0d0a6b1c-4e9f-4f27-9f3e-000000000001", "resource": {"resourceType": "Patient",
                  "identifier": [{"system": "urn:story:mrn", "value": "M-%2$s"}, {"system": "%3$s", "value": "%2$s"}],
                  "name": [{"text": "Phạm Thị Kali"}], "birthDate": "1971-02-03"}},
                 {"fullUrl": "urn:uuid:0d0a6b1c-4e9f-4f27-9f3e-000000000002", "resource": {"resourceType": "Organization",
                  "identifier": [{"system": "%4$s", "value": "38902"}]}},
                 {"resource": {"resourceType": "ServiceRequest", "status": "active", "intent": "order",
                  "identifier": [{"system": "urn:story:order", "value": "%1$s"}], "code": {"text": "Siêu âm bụng"},
                  "subject": {"reference": "urn:uuid:0d0a6b1c-4e9f-4f27-9f3e-000000000001"},
                  "performer": [{"reference": "urn:uuid:0d0a6b1c-4e9f-4f27-9f3e-000000000002"}]}}]}
                """.formatted(number, patient.citizen(), NATIONAL, PROVIDER);
    }
}
