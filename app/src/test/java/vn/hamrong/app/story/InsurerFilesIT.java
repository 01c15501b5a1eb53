package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hamrong.app.demo.FhirVisitor;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierReader;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.desk.DeskWork;
import vn.hamrong.exchange.desk.Engineer;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PersonId;
import vn.hamrong.simulators.bhyt.Dossiers;
import vn.hamrong.simulators.bhyt.PortalClient;

/** A HIS that only changed its host: its files go in as to the insurer's portal, and come back as FHIR and as XML. */
class InsurerFilesIT {
    private static final String HOSPITAL = "38999";
    private static final String STATUS = "/api/hamrong/giaoDich?maGiaoDich=";
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void theSyntheticDossierComesBackAsFhirAndByteForByte(TestDatabase database) throws Exception {
        byte[] file = synthetic("GIAMDINHHS.xml");
        RunningHub hub = RunningHub.on(database);
        PortalClient his = hub.portal(HOSPITAL);
        PortalClient.Token token = his.token();

        PortalClient.Answer answer = his.submit(PortalClient.DOSSIERS, file, token);
        PortalClient.Answer again = his.submit(PortalClient.DOSSIERS, file, token);

        assertThat(answer.code()).as(() -> answer.json().toString()).isEqualTo("200");
        assertThat(again).isEqualTo(answer);
        assertThat(settled(his, answer.transaction(), token).path("trangThai").asText())
                .isEqualTo("DA_GHI");
        assertThat(his.download("/api/hamrong/banGoc?maGiaoDich=" + answer.transaction(), token))
                .isEqualTo(file);
        String again3176 = "/api/hamrong/banLap?mau=3176&maGiaoDich=" + answer.transaction();
        assertThat(his.download(again3176, token))
                .isEqualTo(his.download(again3176, token))
                .isEqualTo(DossierWriter.write(read(file).in(vn.hamrong.exchange.bhyt.Form.QD_3176)));
        isFoundOverFhir(hub);
    }

    @ParameterizedTest
    @EnumSource
    void aFileInTheFolderIsTakenAnsweredAndGoesOnToTheInsurerAsItCame(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        byte[] file = DossierWriter.write(new Dossiers(new FacilityCode(HOSPITAL), 78).next());
        Path folder = hub.folder().drops().resolve(HOSPITAL);
        Files.createDirectories(folder.resolve("in"));

        Files.write(folder.resolve("in/.ho-so.xml.tmp"), file);
        Files.move(folder.resolve("in/.ho-so.xml.tmp"), folder.resolve("in/ho-so.xml"));

        await(() -> names(folder.resolve("done")).stream().anyMatch(name -> name.endsWith(".xml")));
        String answer = Files.readString(folder.resolve("done")
                .resolve(names(folder.resolve("done")).stream()
                        .filter(name -> name.endsWith(".txt"))
                        .findFirst()
                        .orElseThrow()));
        String transaction = answer.replaceAll("(?s).*(HR[0-9]{10}).*", "$1");
        PortalClient his = hub.portal(HOSPITAL);
        PortalClient.Token token = his.token();
        assertThat(settled(his, transaction, token).toString()).doesNotContain("CHO_NGUOI_XEM");
        await(() -> his.get(STATUS + transaction, token).json().has("maGiaoDichBHXH"));
        assertThat(hub.insurer().received())
                .filteredOn(received -> Arrays.equals(received.content(), file))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aCardIsAskedOfTheInsurerAtItsOwnPathAndNobodyElsesIs(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        PortalClient his = hub.portal(HOSPITAL);
        Map<String, String> question = Map.of(
                "maThe", "038085000777", "hoTen", "Lê Văn Thử", "ngaySinh", "15/03/1985", "hoTenCb", "", "cccdCb", "");

        PortalClient.Answer answer = his.card(question, his.token());
        PortalClient.Answer stranger = his.card(question, new PortalClient.Token("38999.0", "0"));

        assertThat(answer.code()).isEqualTo("000");
        assertThat(answer.json().path("hoTen").asText()).isEqualTo("Lê Văn Thử");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(hub.insurer().cards()).containsOnlyOnce("038085000777");
        assertThat(hub.database()
                        .sql("select count(*) from hub.audit where target = 'insurer-card' and actor = 'portal:38999'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier settled) throws InterruptedException {
        long end = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (!settled.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** As the sample says: one visit of Lê Văn Thử, with his card, illness, drugs, services and what they cost. */
    private static void isFoundOverFhir(RunningHub hub) {
        FhirVisitor visitor = new FhirVisitor(hub.url(), hub.key(HOSPITAL), Clock.systemUTC());
        String token = visitor.token();
        JsonNode patients = visitor.get(
                        "Patient?identifier=http://fhir.ehealth.gov.vn/core/sid/national_id%7C038085000123", token)
                .body();
        assertThat(patients.path("total").asInt()).isEqualTo(1);
        String patient = patients.at("/entry/0/resource/id").asText();
        for (String type :
                List.of("Encounter", "Coverage", "Condition", "MedicationRequest", "ChargeItem", "Invoice")) {
            JsonNode found = visitor.get(
                            type + "?" + (type.equals("Coverage") ? "beneficiary" : "subject") + "=Patient/" + patient,
                            token)
                    .body();
            assertThat(found.path("total").asInt()).as(type).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDischargePaperIsFoundByItsPatientAndKind(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        PortalClient his = hub.portal(HOSPITAL);
        PortalClient.Token token = his.token();

        PortalClient.Answer answer =
                his.submit(PortalClient.DOSSIERS, DossierWriter.write(withADischargePaper()), token);

        settled(his, answer.transaction(), token);
        StoryClient client = StoryClient.of(hub, HOSPITAL);
        JsonNode found = client.get("Composition?status=final&type=http://loinc.org%7C18842-5&_sort=-_lastUpdated")
                .body();
        String patient = found.at("/entry/0/resource/subject/reference").asText();
        assertThat(client.get("Composition?patient=" + patient + "&type=18842-5&date=ge2000-01-01")
                        .total())
                .isPositive();
        assertThat(client.get("Composition?patient=" + patient + "&type=nothing")
                        .total())
                .isZero();
    }

    /** Of the first nine files each tells of something else. */
    private static DossierFile withADischargePaper() {
        Dossiers invented = new Dossiers(new FacilityCode(HOSPITAL), 79);
        return Stream.generate(invented::next)
                .limit(9)
                .filter(file -> file.dossiers().stream()
                        .anyMatch(dossier -> dossier.tables().stream().anyMatch(table -> table.table() == Table.XML7)))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aFileAboutSeveralPeopleIsKeptWholeAndOneBadRecordStopsNobodyElse(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        PortalClient his = hub.portal(HOSPITAL);
        PortalClient.Token token = his.token();
        byte[] file = threePeopleOneWithoutANumber();

        PortalClient.Answer answer = his.submit(PortalClient.DOSSIERS, file, token);
        JsonNode status = settled(his, answer.transaction(), token);

        assertThat(answer.code()).isEqualTo("200");
        assertThat(status.path("hoSo"))
                .extracting(part -> part.path("trangThai").asText())
                .containsExactly("DA_GHI", "CHO_NGUOI_XEM", "DA_GHI");
        assertThat(status.path("loi"))
                .extracting(fault ->
                        fault.path("bang").asText() + " " + fault.path("truong").asText())
                .contains("XML1 MA_BN");
        assertThat(his.download("/api/hamrong/banGoc?maGiaoDich=" + answer.transaction(), token))
                .isEqualTo(file);
        String nobodys = status.at("/hoSo/1/maGiaoDich").asText();

        namedAtTheDesk(hub, nobodys);

        JsonNode part = settled(his, nobodys, token);
        assertThat(part.path("trangThai").asText() + part.path("lyDo").asText()).isEqualTo("DA_GHI");
        assertThat(his.get(STATUS + answer.transaction(), token).json().path("hoSo"))
                .extracting(one -> one.path("trangThai").asText())
                .containsExactly("DA_GHI", "DA_GHI", "DA_GHI");
    }

    /** An engineer puts in the number that the second dossier lost. */
    private static void namedAtTheDesk(RunningHub hub, String transaction) {
        Dossiers invented = new Dossiers(new FacilityCode(HOSPITAL), 77);
        invented.next();
        DossierFile second = new DossierFile(
                java.util.Optional.of(vn.hamrong.exchange.bhyt.DossierEnvelope.of(HOSPITAL, "20261122", 1)),
                List.of(invented.next().dossiers().get(0)));
        Engineer by = new Engineer(new PersonId(new UUID(0, 1)), "Tuấn", new FacilityCode(HOSPITAL), "request-1");
        String corrected = new String(DossierWriter.write(second), StandardCharsets.UTF_8);

        assertThat(hub.bean(DeskWork.class)
                        .fix(by, new JournalNumber(Long.parseLong(transaction.substring(2))), corrected, "quên MA_BN"))
                .isPresent();
    }

    /** Invented people; the second dossier's XML1 loses its MA_BN. */
    private static byte[] threePeopleOneWithoutANumber() {
        Dossiers invented = new Dossiers(new FacilityCode(HOSPITAL), 77);
        List<Dossier> three = List.of(
                invented.next().dossiers().get(0),
                invented.next().dossiers().get(0),
                invented.next().dossiers().get(0));
        DossierFile file = new DossierFile(
                java.util.Optional.of(vn.hamrong.exchange.bhyt.DossierEnvelope.of(HOSPITAL, "20261122", 3)), three);
        String second = three.get(1).patient();
        String text = new String(DossierWriter.write(file), StandardCharsets.UTF_8);
        return withoutNumber(file, second, text);
    }

    private static byte[] withoutNumber(DossierFile file, String number, String text) {
        String changed = text;
        for (vn.hamrong.exchange.bhyt.TableFile table : file.dossiers().get(1).tables()) {
            byte[] whole = DossierWriter.write(DossierFile.alone(table));
            String without = new String(whole, StandardCharsets.UTF_8).replace("<MA_BN>" + number + "<", "<MA_BN><");
            changed = changed.replace(base64(whole), base64(without.getBytes(StandardCharsets.UTF_8)));
        }
        return changed.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] content) {
        return java.util.Base64.getEncoder().encodeToString(content);
    }

    private static JsonNode settled(PortalClient his, String transaction, PortalClient.Token token) throws Exception {
        long end = System.nanoTime() + SETTLED_WITHIN.toNanos();
        JsonNode status = his.get(STATUS + transaction, token).json();
        while (status.toString().contains("DANG_CHO") && System.nanoTime() < end) {
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(50);
            status = his.get(STATUS + transaction, token).json();
        }
        return status;
    }

    private static DossierFile read(byte[] file) {
        return DossierReader.read(file).match(vn.hamrong.exchange.bhyt.DossierReading.Read::file, refused -> {
            throw new AssertionError(refused);
        });
    }

    private static byte[] synthetic(String name) throws IOException {
        Path file = Path.of(
                System.getProperty("hamrong.shared", "../../shared"), "domain", "samples", "bhyt_3176_synthetic", name);
        assumeTrue(Files.isRegularFile(file), "no ../shared");
        return Files.readAllBytes(file);
    }
}
