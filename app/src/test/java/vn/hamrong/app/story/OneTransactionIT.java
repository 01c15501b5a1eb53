package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.Lanes;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.exchange.hl7.ContentKeys;
import vn.hamrong.shared.Event;
import vn.hamrong.shared.Events;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.Outbox;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.UnitOfWork;

/** ADR 2: what belongs together is committed together, and rolled back together, on both databases. */
class OneTransactionIT {
    private static final FacilityCode FACILITY = new FacilityCode("38901");
    /** Nothing the converter understands: its first message is parked, so its second waits and no worker takes it. */
    private static final String NOBODYS_TYPE = "ZZZ^Z99";

    @ParameterizedTest
    @EnumSource
    void everythingIsThereAfterACommit(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        Work work = Work.of(hub);

        hub.bean(UnitOfWork.class).inOne(() -> work.write(hub));

        assertThat(work.found(hub))
                .isEqualTo(Map.of(
                        "patient in partition 0", 1,
                        "resources in the facility's partition", 2,
                        "index rows", 2,
                        "outbox", 1,
                        "event", 1,
                        "applied", 1));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.INCLUDE, names = "POSTGRESQL")
    void F26_theDatabaseItselfStopsWhatRunsTooLong(TestDatabase database) {
        JdbcClient hub = RunningHub.on(database).database();

        assertThat(hub.sql("show statement_timeout").query(String.class).single())
                .isEqualTo("55s");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsThereAfterARollback(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        Work work = Work.of(hub);

        assertThatThrownBy(() -> hub.bean(UnitOfWork.class).inOne(() -> {
                    work.write(hub);
                    throw new IllegalStateException("after all of it");
                }))
                .hasMessage("after all of it");

        assertThat(work.found(hub).values()).containsOnly(0);
    }

    /** One unit's writes, recognisable by an id of their own. */
    private record Work(String id, WaitingMessage message) {

        static Work of(RunningHub hub) {
            String id = UUID.randomUUID().toString();
            return new Work(id, kept(hub, id));
        }

        /** Waits behind a message that is parked; {@code applied} changes its row. */
        private static WaitingMessage kept(RunningHub hub, String id) {
            keep(hub, id, id + "-before");
            NewMessage message = message(id, id);
            JournalNumber number = hub.bean(Journal.class).keep(message).join().number();
            return new WaitingMessage(
                    number,
                    FACILITY,
                    message.channel(),
                    NOBODYS_TYPE,
                    message.content(),
                    message.charset(),
                    message.receivedAt(),
                    message.lane(),
                    Optional.empty(),
                    0);
        }

        private static void keep(RunningHub hub, String mrn, String controlId) {
            hub.bean(Journal.class).keep(message(mrn, controlId)).join();
        }

        private static NewMessage message(String mrn, String controlId) {
            byte[] content =
                    ("MSH|^~\\&|T|38901||||" + NOBODYS_TYPE + "|" + controlId).getBytes(StandardCharsets.UTF_8);
            String hash = ContentKeys.sha256(content);
            return new NewMessage(
                    FACILITY,
                    "story",
                    new Envelope("T", "38901", controlId, NOBODYS_TYPE, mrn, Optional.empty(), Optional.empty()),
                    content,
                    "UTF-8",
                    hash,
                    hash,
                    Instant.now(),
                    new Lane(FACILITY, mrn),
                    Optional.empty(),
                    Optional.empty());
        }

        void write(RunningHub hub) {
            hub.bean(ClinicalRecord.class).save(FACILITY, List.of(bundle()));
            hub.bean(Outbox.class)
                    .add(new OutboxItem(UUID.fromString(id), FACILITY, "his", "his-notice", new byte[] {1}));
            hub.bean(Events.class)
                    .add(new Event(
                            UUID.fromString(id), "story.written", 1, FACILITY, Instant.now(), id, Map.of("type", "x")));
            hub.bean(Lanes.class)
                    .applied(message, new ConversionReceipt(1, List.of(), List.of(), List.of()), Instant.now());
        }

        private Bundle bundle() {
            Bundle bundle = new Bundle();
            bundle.setType(Bundle.BundleType.TRANSACTION);
            Patient patient = new Patient();
            patient.setId(id);
            patient.addName().setText("Nguyễn Thị Hợp Nhất");
            put(bundle, patient, "Patient/" + id);
            Encounter encounter = new Encounter();
            encounter.setStatus(Encounter.EncounterStatus.FINISHED).setClass_(new Coding().setCode("AMB"));
            encounter.addIdentifier().setSystem("urn:story").setValue(id);
            encounter.setSubject(new Reference("Patient/" + id));
            put(bundle, encounter, "Encounter?identifier=urn:story|" + id);
            Observation observation = new Observation();
            observation.setStatus(Observation.ObservationStatus.FINAL).getCode().setText("Đường máu");
            observation.addIdentifier().setSystem("urn:story").setValue(id);
            observation.setSubject(new Reference("Patient/" + id));
            put(bundle, observation, "Observation?identifier=urn:story|" + id);
            return bundle;
        }

        private static void put(Bundle bundle, Resource resource, String url) {
            bundle.addEntry()
                    .setFullUrl("urn:uuid:" + UUID.randomUUID())
                    .setResource(resource)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.PUT)
                    .setUrl(url);
        }

        Map<String, Integer> found(RunningHub hub) {
            Map<String, Integer> found = new LinkedHashMap<>();
            found.put(
                    "patient in partition 0",
                    count(hub, "select count(*) from hfj_resource where fhir_id = :id and partition_id = 0"));
            found.put("resources in the facility's partition", count(hub, """
                    select count(distinct r.res_id) from hfj_resource r join hfj_spidx_token t on t.res_id = r.res_id
                    where t.sp_value = :id and r.partition_id = 1
                    """));
            found.put("index rows", count(hub, "select count(*) from hfj_spidx_token where sp_value = :id"));
            found.put("outbox", count(hub, "select count(*) from hub.outbox where id = cast(:id as uuid)"));
            found.put("event", count(hub, "select count(*) from hub.event where source = :id"));
            found.put("applied", count(hub, """
                    select count(*) from hub.message m join hub.message_state s on s.number = m.number
                    where m.control_id = :id and s.state = 'APPLIED'
                    """));
            return found;
        }

        private int count(RunningHub hub, String sql) {
            return hub.database().sql(sql).param("id", id).query(Integer.class).single();
        }
    }
}
