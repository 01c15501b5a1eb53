package vn.hamrong.app.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.exchange.patients.PatientDesk;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.exchange.patients.Review;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.Outbox;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.simulators.bhyt.Dossiers;
import vn.hamrong.simulators.bhyt.PortalClient;

/**
 * What the first hospital has, one of each kind that an endpoint can be asked for. All of it carries a mark: where the mark is
 * in an answer, the owner's data is in it.
 */
final class MatrixWorld {
    static final String OWNER = "38901";
    static final String SENDER = "38999";

    /** Where something leaves to that the owner looks after. */
    static final String DESTINATION = OWNER + "/his";

    private final RunningHub hub;
    private final String run = UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
    private final Set<String> marks = ConcurrentHashMap.newKeySet();
    private final Map<String, Object> made = new HashMap<>();
    private final List<DeskPatient> patients = new ArrayList<>();
    private final List<UUID> deliveries = new ArrayList<>();

    MatrixWorld(RunningHub hub) {
        this.hub = hub;
        marks.add(mark());
        marks.add(base64(mark()));
    }

    /** Whether something the owner has is in the text. */
    boolean isIn(String text) {
        return marks.stream().anyMatch(text::contains);
    }

    String mark() {
        return "MATRAN" + run;
    }

    /** As it stands in a Binary. */
    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A parked message; another one when the one before was skipped. */
    long message() {
        try {
            if (patients.isEmpty() || !isParked()) {
                DeskPatient patient = new DeskPatient(
                        hub, mark() + patients.size(), "Trần", "Thị Ma Trận " + mark(), "038190" + digits());
                patient.admittedAndMergedWithNobody();
                patients.add(patient);
            }
            return current().number(current().control("MRG"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** One that is replayed is parked again soon. */
    private boolean isParked() throws InterruptedException {
        String control = current().control("MRG");
        boolean skipped = hub.database()
                .sql("select state from hub.message_state where number = :number")
                .param("number", current().number(control))
                .query(String.class)
                .optional()
                .orElse("")
                .equals("REFUSED");
        return !skipped && current().state(control, "PARKED").equals("PARKED");
    }

    private DeskPatient current() {
        return patients.get(patients.size() - 1);
    }

    private String digits() {
        return "%06d".formatted(Math.floorMod(run.hashCode() + patients.size(), 1_000_000));
    }

    /** Of the patient whom the message is about. */
    String citizen() {
        message();
        return current().citizen();
    }

    /** Why the message is parked. */
    String reason() {
        return hub.database()
                .sql("select reason from hub.message_state where number = :number")
                .param("number", message())
                .query(String.class)
                .single();
    }

    /** Something parked on its way to the owner's HIS; another one when the one before was set aside. */
    UUID delivery() {
        if (deliveries.isEmpty() || stateOf(newestDelivery()).equals("SKIPPED")) {
            UUID id = UUID.randomUUID();
            byte[] unreadable = {};
            hub.bean(UnitOfWork.class)
                    .inOne(() -> hub.bean(Outbox.class)
                            .add(new OutboxItem(
                                    id, new FacilityCode(OWNER), DESTINATION, "matrix " + mark(), unreadable)));
            deliveries.add(id);
            marks.add(id.toString());
        }
        ReferredPatient.await(() -> stateOf(newestDelivery()).equals("PARKED"));
        return newestDelivery();
    }

    private UUID newestDelivery() {
        return deliveries.get(deliveries.size() - 1);
    }

    private String stateOf(UUID delivery) {
        return hub.database()
                .sql("select state from hub.outbox where id = :id")
                .param("id", delivery)
                .query(String.class)
                .single();
    }

    /** The newest replay of parked messages; 0 when there was none. */
    long newestRun() {
        return hub.database()
                .sql("select coalesce(max(id), 0) from hub.replay_run where hospital = :owner")
                .param("owner", OWNER)
                .query(Long.class)
                .single();
    }

    /** Somebody who works there. */
    PersonId person() {
        return (PersonId) made.computeIfAbsent("person", kind -> {
            PersonId id = new PersonId(UUID.randomUUID());
            LoginName login = new LoginName("ma.tran." + run.toLowerCase(Locale.ROOT));
            StaffMember member = new StaffMember(
                    id, login, "Ma Trận " + mark(), new FacilityCode(OWNER), Set.of(Role.RECEPTION), true, 1);
            hub.bean(UnitOfWork.class).inOne(() -> hub.bean(Staff.class).add(member));
            return id;
        });
    }

    /** Two records that look like one person's: the owner's, and another's that is not the stranger's either. */
    Review review() {
        return (Review) made.computeIfAbsent("review", kind -> {
            PatientWorld world = new PatientWorld(hub);
            RecordKey here = world.key(OWNER, "DOI");
            marks.add(here.mrn());
            String number = "038190" + digits();
            world.arrive(here, PatientWorld.person("Vũ Thị Ma Trận", "1990-05-12"), number, "Thôn 3");
            String slipped = number.substring(0, 11) + (char) ('0' + (number.charAt(11) - '0' + 1) % 10);
            world.arrive(
                    world.key("38903", "9"),
                    PatientWorld.person("VU THI MA TRAN", "1990-12-05"),
                    slipped,
                    "Thôn 3, xã Ví Dụ");
            return asked(here);
        });
    }

    private Review asked(RecordKey key) {
        try {
            return JoinedPatientsIT.asked(hub, key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The link that a decided review made; 0 when there is none. */
    long link() {
        return hub.bean(PatientDesk.class).linksOf(review().pair()).stream()
                .mapToLong(made -> made.id())
                .findFirst()
                .orElse(0);
    }

    /** The link of two numbers that the owner's HIS merged. */
    long merge() {
        return (Long) made.computeIfAbsent("merge", kind -> {
            PatientWorld world = new PatientWorld(hub);
            RecordKey prior = world.key(OWNER, "CU");
            RecordKey surviving = world.key(OWNER, "MOI");
            marks.add(prior.mrn());
            marks.add(surviving.mrn());
            world.arrive(prior, PatientWorld.person("Ngô Thị Cũ", "1977-03-04"), "Thôn 5");
            world.arrive(surviving, PatientWorld.person("Hồ Văn Mới", "1951-01-02"), "Thôn 6");
            return world.merged(prior, surviving);
        });
    }

    long incident() {
        return (Long) made.computeIfAbsent("incident", kind -> {
            hub.bean(UnitOfWork.class)
                    .inOne(() -> hub.bean(Incidents.class)
                            .open(new FacilityCode(OWNER), "matrix", mark(), "ma trận " + mark(), Instant.now()));
            return hub.database()
                    .sql("select max(id) from hub.incident where kind = 'matrix'")
                    .query(Long.class)
                    .single();
        });
    }

    /** Who looked after the incident; empty when nobody did. */
    String incidentIsWith() {
        return hub.database()
                .sql("select coalesce(acknowledged_by, '') from hub.incident where id = :id")
                .param("id", incident())
                .query(String.class)
                .single();
    }

    /** An insurers' file that the sender handed in: its transaction. */
    String transaction() {
        return (String) made.computeIfAbsent("transaction", kind -> {
            byte[] file = DossierWriter.write(new Dossiers(new FacilityCode(SENDER), run.hashCode()).next());
            PortalClient his = hub.portal(SENDER);
            String transaction =
                    his.submit(PortalClient.DOSSIERS, file, his.token()).transaction();
            marks.add(transaction);
            marks.add("GIAMDINHHS");
            return transaction;
        });
    }

    /** A resource of the owner, made when it is first asked for. */
    String resource(String type, Asker owner) {
        return (String) made.computeIfAbsent(type, kind -> {
            Asker.Answer answer = owner.send("POST", fhir(type), FhirWalk.JSON, FhirWalk.body(type, mark(), ""));
            if (answer.status() != 201) {
                throw new AssertionError("no " + type + ": " + answer);
            }
            return answer.location().replaceFirst(".*/fhir/" + type + "/", "").replaceFirst("/_history/.*", "");
        });
    }

    URI page(String path) {
        return URI.create(hub.url() + path);
    }

    URI fhir(String path) {
        return URI.create(hub.url() + "/fhir" + (path.isEmpty() || path.startsWith("?") ? "" : "/") + path);
    }

    static JsonNode json(Asker.Answer answer) {
        try {
            return InProcess.JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.toString(), e);
        }
    }
}
