package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierEnvelope;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableFile;
import vn.hamrong.exchange.bhyt.TableRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.simulators.bhyt.Dossiers;
import vn.hamrong.simulators.bhyt.PortalClient;

/** A hospital that sends a dossier again, with a drug less: the record says so, and a late check-in does not undo it. */
class CorrectedDossierIT {
    private static final String HOSPITAL = "38999";
    private static final String STATUS = "/api/hamrong/giaoDich?maGiaoDich=";
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void whatTheNewDossierNoLongerTellsWasAnError(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        PortalClient his = hub.portal(HOSPITAL);
        StoryClient fhir = StoryClient.of(hub, HOSPITAL);
        Dossier first = withTwoDrugs();
        int drugs = first.records(Table.XML2).size();

        send(his, PortalClient.DOSSIERS, first, "20261122");
        assertThat(errors(fhir, "MedicationRequest", first)).isEqualTo(List.of(0L, (long) drugs));
        send(his, PortalClient.DOSSIERS, withoutTheLastDrug(first), "20261123");

        assertThat(errors(fhir, "MedicationRequest", first)).isEqualTo(List.of(1L, drugs - 1L));
        assertThat(errors(fhir, "MedicationDispense", first).get(0)).isEqualTo(1L);
        send(his, PortalClient.CHECK_IN, checkIn(first), "20261123");
        assertThat(visit(fhir, first).path("status").asText()).isEqualTo("finished");
        send(his, PortalClient.DOSSIERS, first, "20261124");
        assertThat(errors(fhir, "MedicationRequest", first)).isEqualTo(List.of(0L, (long) drugs));
    }

    /** How many of that type were errors, and how many were not. */
    private static List<Long> errors(StoryClient fhir, String type, Dossier dossier) {
        JsonNode visit = visit(fhir, dossier);
        String context = type.equals("MedicationDispense") ? "context" : "encounter";
        StoryClient.Answer found = fhir.get(type + "?_count=50&" + context + "=Encounter/"
                + visit.path("id").asText());
        Map<Boolean, Long> counted = StreamSupport.stream(
                        found.body().path("entry").spliterator(), false)
                .map(entry -> entry.at("/resource/status").asText())
                .collect(Collectors.partitioningBy("entered-in-error"::equals, Collectors.counting()));
        return List.of(counted.get(true), counted.get(false));
    }

    private static JsonNode visit(StoryClient fhir, Dossier dossier) {
        StoryClient.Answer found = fhir.get("Encounter?identifier=" + dossier.visit());
        assertThat(found.total()).isEqualTo(1);
        return found.body().at("/entry/0/resource");
    }

    private static void send(PortalClient his, String path, Dossier dossier, String made) throws InterruptedException {
        DossierEnvelope envelope = DossierEnvelope.of(HOSPITAL, made, 1);
        boolean whole = path.equals(PortalClient.DOSSIERS);
        DossierFile file = whole
                ? new DossierFile(Optional.of(envelope), List.of(dossier))
                : DossierFile.alone(dossier.tables().get(0));
        PortalClient.Token token = his.token();
        PortalClient.Answer answer = his.submit(path, DossierWriter.write(file), token);
        assertThat(answer.code()).as(answer.json().toString()).isEqualTo("200");
        long end = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (!state(his, answer, token).equals("DA_GHI")) {
            assertThat(System.nanoTime())
                    .as(his.get(STATUS + answer.transaction(), token).json().toString())
                    .isLessThan(end);
            // Polling another process: there is no condition to wait on.
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static String state(PortalClient his, PortalClient.Answer answer, PortalClient.Token token) {
        return his.get(STATUS + answer.transaction(), token)
                .json()
                .path("trangThai")
                .asText();
    }

    private static Dossier withTwoDrugs() {
        Dossiers invented = new Dossiers(new FacilityCode(HOSPITAL), 4242);
        return Stream.generate(() -> invented.next().dossiers())
                .filter(dossiers -> dossiers.size() == 1)
                .map(dossiers -> dossiers.get(0))
                .filter(dossier -> dossier.records(Table.XML2).size() > 1)
                .findFirst()
                .orElseThrow();
    }

    private static Dossier withoutTheLastDrug(Dossier dossier) {
        return Dossier.of(dossier.tables().stream()
                .map(file -> file.table() == Table.XML2
                        ? TableFile.of(
                                Table.XML2,
                                file.records().subList(0, file.records().size() - 1))
                        : file)
                .toList());
    }

    /** As the HIS said when the patient came, only that it comes now. */
    private static Dossier checkIn(Dossier dossier) {
        Map<String, String> sum = dossier.records(Table.XML1).get(0).values();
        Map<String, String> fields = new TreeMap<>();
        for (String field :
                List.of("MA_LK", "MA_BN", "HO_TEN", "NGAY_SINH", "GIOI_TINH", "MA_CSKCB", "NGAY_VAO", "SO_CCCD")) {
            fields.put(field, sum.getOrDefault(field, ""));
        }
        fields.put("STT", "1");
        return Dossier.of(List.of(TableFile.of(Table.XML0, List.of(TableRecord.of(fields)))));
    }
}
