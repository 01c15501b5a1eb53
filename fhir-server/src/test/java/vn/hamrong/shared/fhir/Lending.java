package vn.hamrong.shared.fhir;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.CareRelationship.Basis;
import vn.hamrong.shared.CareRelationship.Ending;
import vn.hamrong.shared.CareRelationships;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.access.Borrowing;
import vn.hamrong.shared.access.CarePeriods;

/** Care relationships in memory, as store keeps them in rows; can be out of order, and can be open to everybody. */
final class Lending implements CareRelationships, ReadableFacilities, AuditTrail, Incidents {
    private final List<CareRelationship> rows = new CopyOnWriteArrayList<>();
    private final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    private final List<String> alerts = new CopyOnWriteArrayList<>();
    private volatile boolean broken;
    private volatile boolean everybody;

    Borrowing borrowing() {
        UnitOfWork plain = new UnitOfWork() {
            @Override
            public <T> T inOne(Supplier<T> work) {
                return work.get();
            }

            @Override
            public <T> T inItsOwn(Supplier<T> work) {
                return work.get();
            }
        };
        return new Borrowing(
                this, plain, new Borrowing.Traces(event -> {}, this, this), CarePeriods.DEFAULT, Clock.systemUTC());
    }

    /** Whether the store is down. */
    void broken(boolean now) {
        broken = now;
    }

    /** Whether everybody may read everything: only to prove that a test would see a leak. */
    void everybody(boolean now) {
        everybody = now;
    }

    /** Opens the patient to the reader, for an hour. */
    CareRelationship lend(String reader, PatientId patient) {
        Instant now = Instant.now();
        CareRelationship relationship = new CareRelationship(
                UUID.randomUUID(),
                patient,
                new FacilityCode(reader),
                Basis.CONSULTATION,
                "test",
                "HC-1",
                now.minusSeconds(1),
                now.plus(Duration.ofHours(1)),
                Optional.empty());
        add(relationship);
        return relationship;
    }

    void takeBack(CareRelationship relationship) {
        end(relationship.id(), new Ending(Instant.now(), "test"));
    }

    List<AuditEntry> audit() {
        return List.copyOf(audit);
    }

    List<String> alerts() {
        return List.copyOf(alerts);
    }

    @Override
    public Set<FacilityCode> by(FacilityCode reader, PatientId patient) {
        if (broken) {
            throw new IllegalStateException("the store is down");
        }
        return everybody || !readableBy(reader, patient, Instant.now()).isEmpty()
                ? new HashSet<>(FhirTestServer.FACILITIES)
                : Set.of(reader);
    }

    @Override
    public List<CareRelationship> open(PatientId patient, FacilityCode reader, Set<Basis> orOn, Instant at) {
        return of(patient).stream()
                .filter(row -> row.holds(at))
                .filter(row -> row.reader().equals(reader) || orOn.contains(row.basis()))
                .toList();
    }

    @Override
    public void add(CareRelationship relationship) {
        rows.add(relationship);
    }

    @Override
    public boolean end(UUID id, Ending ending) {
        return rows.stream()
                .filter(row -> row.id().equals(id) && row.ended().isEmpty())
                .findFirst()
                .map(row -> rows.remove(row) && rows.add(ended(row, ending)))
                .orElse(false);
    }

    private static CareRelationship ended(CareRelationship row, Ending ending) {
        return new CareRelationship(
                row.id(),
                row.patient(),
                row.reader(),
                row.basis(),
                row.openedBy(),
                row.reference(),
                row.from(),
                row.until(),
                Optional.of(ending));
    }

    @Override
    public List<CareRelationship> readableBy(FacilityCode reader, PatientId patient, Instant at) {
        return of(patient).stream()
                .filter(row -> row.reader().equals(reader) && row.holds(at))
                .toList();
    }

    @Override
    public List<CareRelationship> of(PatientId patient) {
        return rows.stream().filter(row -> row.patient().equals(patient)).toList();
    }

    @Override
    public void add(AuditEntry entry) {
        audit.add(entry);
    }

    @Override
    public void addAndCommit(AuditEntry entry) {
        audit.add(entry);
    }

    @Override
    public void open(FacilityCode facility, String kind, String cause, String words, Instant at) {
        alerts.add(kind + " " + facility + " " + words);
    }

    @Override
    public void close(FacilityCode facility, String kind, String cause, Instant at) {
        throw new AssertionError("nobody closes an alert here");
    }

    @Override
    public void closeOthers(FacilityCode facility, String kind, Set<String> causes, Instant at) {
        // nobody closes an alert but a person
    }
}
