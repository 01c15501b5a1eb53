package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.CareRelationships;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.ReadingRight;
import vn.hamrong.shared.audit.AuditHeads;
import vn.hamrong.shared.audit.AuditProof;
import vn.hamrong.shared.audit.AuditQuestion;
import vn.hamrong.shared.audit.AuditReading;
import vn.hamrong.shared.store.AuditCheck;

/** What a read leaves in the audit of a whole running hub, and what leaves the hub when the audit cannot be written. */
class AuditIT {
    private static final FacilityCode A = new FacilityCode("38901");
    private static final FacilityCode B = new FacilityCode("38902");
    private static final Duration SEALED_WITHIN = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource
    void aReadIsOnRecordUnderThePatientWithOwnerRightAndTypes(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        StoryClient client = StoryClient.of(hub, A.value());
        PatientId lan = patient(client);
        String observation = observation(client, lan);

        HttpResponse<String> read = client.whole(Call.get("Observation/" + observation));

        assertThat(of(hub, lan, read)).singleElement().satisfies(row -> {
            assertThat(row.action()).isEqualTo("read");
            assertThat(row.actor()).isEqualTo("demo-38901");
            assertThat(row.role()).isEqualTo("SYSTEM");
            assertThat(row.facility()).contains(A);
            assertThat(row.about().owner()).contains(A);
            assertThat(row.about().kinds()).isEqualTo("Observation");
            assertThat(row.about().right()).contains(ReadingRight.OWN);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aSearchIsOnRecordUnderEveryPatientItShows(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        StoryClient client = StoryClient.of(hub, A.value());
        PatientId lan = patient(client);
        PatientId mai = patient(client);
        String first = observation(client, lan);
        String second = observation(client, mai);

        HttpResponse<String> search =
                client.whole(Call.get("Observation?_include=Observation:subject:Patient&_id=" + first + "," + second));

        for (PatientId patient : List.of(lan, mai)) {
            assertThat(of(hub, patient, search)).singleElement().satisfies(row -> {
                assertThat(row.action()).isEqualTo("search");
                assertThat(row.about().kinds()).isEqualTo("Observation,Patient");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBorrowedIsOnRecordWithWhoseItWasAndTheVeryRight(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        StoryClient a = StoryClient.of(hub, A.value());
        StoryClient b = StoryClient.of(hub, B.value());
        String citizen = citizen();
        PatientId lan = patient(a, citizen);
        assertThat(patient(b, citizen)).isEqualTo(lan);
        String observation = observation(a, lan);

        HttpResponse<String> refused = b.whole(Call.get("Observation/" + observation));
        b.post("Patient/" + lan + "/$borrow", "request", "String", "YC-2026-0071", "requester", "String", "BS02");
        HttpResponse<String> read = b.whole(Call.get("Observation/" + observation));
        HttpResponse<String> summary = b.whole(Call.get("Patient/" + lan + "/$summary"));

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(of(hub, lan, read)).singleElement().satisfies(row -> {
            assertThat(row.facility()).contains(B);
            assertThat(row.about().owner()).contains(A);
            assertThat(row.about().right())
                    .contains(new ReadingRight(ReadingRight.Kind.CONSENT, relationship(hub, lan)));
        });
        assertThat(of(hub, lan, summary))
                .extracting(AuditIT::told)
                .containsExactlyInAnyOrder("Patient of all by CONSENT", "Observation of 38901 by CONSENT");
        assertThat(all(hub, lan)).anyMatch(row -> row.reason().startsWith("care relationship opened: CONSENT"));
    }

    @ParameterizedTest
    @EnumSource
    void whoIsRefusedAPatientIsOnRecordUnderThatPatient(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        PatientId lan = patient(StoryClient.of(hub, A.value()));

        assertThat(StoryClient.of(hub, B.value()).get("Patient/" + lan).status())
                .isEqualTo(404);

        assertThat(all(hub, lan))
                .anyMatch(row -> row.outcome() == AuditEntry.Outcome.REFUSED
                        && row.facility().equals(Optional.of(B)));
    }

    @ParameterizedTest
    @EnumSource
    void aWriteIsOnRecordUnderThePatient(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        StoryClient client = StoryClient.of(hub, A.value());
        PatientId lan = patient(client);
        observation(client, lan);

        assertThat(all(hub, lan))
                .anyMatch(row -> row.action().equals("create") && row.target().startsWith("Observation/"));
    }

    @ParameterizedTest
    @EnumSource
    void everyRowIsUnderASignedHeadWithinSecondsAndTheChainHolds(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        patient(StoryClient.of(hub, A.value()));
        long rows = count(hub, "hub.audit");

        await().atMost(SEALED_WITHIN)
                .until(() -> hub.bean(AuditHeads.class)
                        .last()
                        .filter(head -> head.place() >= rows)
                        .isPresent());

        AuditProof.Report report = new AuditCheck(hub.bean(DataSource.class)).against(hub.bean(AuditHeads.class));
        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isGreaterThanOrEqualTo(rows);
    }

    @ParameterizedTest
    @EnumSource
    void whenTheAuditCannotBeWrittenNoByteOfDataLeaves(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        StoryClient client = StoryClient.of(hub, A.value());
        String observation = observation(client, patient(client));
        List<String> paths = List.of(
                "/fhir/Observation/" + observation,
                "/fhir/Observation/" + observation + "/_history",
                "/fhir/Observation?_count=100",
                "/fhir/Patient?name=x",
                "/fhir/Nothing");

        hub.database().sql("alter table hub.audit rename to audit_away").update();
        try {
            for (String path : paths) {
                String answer = client.raw(path);
                assertThat(answer).as(path).startsWith("HTTP/1.1 503");
                assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                        .as(path)
                        .isEmpty();
            }
            assertThat(client.whole(Call.of("POST", "Location", "{\"resourceType\":\"Location\",\"name\":\"Phòng 1\"}"))
                            .statusCode())
                    .isGreaterThanOrEqualTo(500);
        } finally {
            hub.database().sql("alter table hub.audit_away rename to audit").update();
        }

        assertThat(client.get("Observation/" + observation).status()).isEqualTo(200);
    }

    private static String told(AuditEntry row) {
        return row.about().kinds() + " of "
                + row.about().owner().map(FacilityCode::value).orElse("all") + " by "
                + row.about().right().map(right -> right.kind().name()).orElse("none");
    }

    private static String relationship(RunningHub hub, PatientId patient) {
        return hub.bean(CareRelationships.class).of(patient).get(0).id().toString();
    }

    static String citizen() {
        return "038188%06d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000));
    }

    static PatientId patient(StoryClient client) {
        return patient(client, citizen());
    }

    static PatientId patient(StoryClient client, String citizen) {
        return new PatientId(id(client.whole(Call.of("POST", "Patient", """
                {"resourceType": "Patient", "name": [{"text": "Phạm Thị Nhật Ký"}], "birthDate": "1988-08-08",
                 "identifier": [{"system": "urn:story:mrn", "value": "%s"},
                  {"system": "http://fhir.ehealth.gov.vn/core/sid/national_id", "value": "%s"}]}
                """.formatted(UUID.randomUUID(), citizen)))));
    }

    static String observation(StoryClient client, PatientId patient) {
        return id(client.whole(Call.of("POST", "Observation", """
                {"resourceType": "Observation", "status": "final", "code": {"text": "Đường máu"},
                 "subject": {"reference": "Patient/%s"}}
                """.formatted(patient))));
    }

    private static String id(HttpResponse<String> created) {
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("/_history/.*", "")
                .replaceFirst(".*/", "");
    }

    private static List<AuditEntry> of(RunningHub hub, PatientId patient, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String request = answer.headers().firstValue("X-Request-Id").orElseThrow();
        return all(hub, patient).stream()
                .filter(row -> row.correlation().equals(request))
                .toList();
    }

    private static List<AuditEntry> all(RunningHub hub, PatientId patient) {
        Instant now = Instant.now();
        return hub.bean(AuditReading.class)
                .find(new AuditQuestion(
                        AuditQuestion.Subject.patient(patient), now.minusSeconds(600), now.plusSeconds(60), 100));
    }

    private static long count(RunningHub hub, String table) {
        return hub.database()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
