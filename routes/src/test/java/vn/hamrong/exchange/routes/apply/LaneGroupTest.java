package vn.hamrong.exchange.routes.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.UnitOfWork;

class LaneGroupTest {
    private static final int BATCH = 2;

    private final InMemoryLanes lanes = new InMemoryLanes();
    private Runnable onFirstBatch = () -> {};

    private final LaneGroup group = new LaneGroup(
            0, applier(), new Doorbell(wakeUp -> {}), new Rush(4, Duration.ofSeconds(2), System::nanoTime));

    @Test
    void appliesUntilNothingWaits() {
        fiveWait();

        group.drain();

        assertThat(lanes.waiting()).isZero();
    }

    @Test
    void aStopEndsAfterTheBatchUnderWayAndLeavesTheBacklog() {
        fiveWait();
        onFirstBatch = group::stop;

        group.drain();

        assertThat(lanes.story).containsExactly("applied #1", "applied #2");
        assertThat(lanes.waiting()).isEqualTo(3);
    }

    private void fiveWait() {
        for (int number = 1; number <= 5; number++) {
            lanes.add(number, "patient " + number);
        }
    }

    private Applier applier() {
        return new Applier(
                new Applier.Work(lanes, new Plain(), keys -> {}),
                message -> new Reading.Understood(
                        message.type(),
                        message.lane().mrn(),
                        new Bundle(),
                        NOTHING,
                        Optional.empty(),
                        Optional.empty(),
                        true),
                new RecordWriter(
                        new PatientIndex(
                                new InMemorySources(), () -> new PatientId("00000000-0000-4000-8000-000000000001")),
                        (link, from, mark) -> {
                            throw new AssertionError("no merge in this test");
                        },
                        new Telling(),
                        new RecordWriter.Journalling(lanes, event -> {}, keys -> {}, message -> {}),
                        Clock.systemUTC()),
                new Applier.Rules(1, BATCH, 3, new Applier.Faults(e -> false, e -> false)),
                Clock.systemUTC());
    }

    private static final ConversionReceipt NOTHING = new ConversionReceipt(1, List.of(), List.of(), List.of());

    private static final class Plain implements UnitOfWork {
        @Override
        public <T> T inOne(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T inItsOwn(Supplier<T> work) {
            return work.get();
        }
    }

    private final class Telling implements ClinicalRecord {
        @Override
        public void save(FacilityCode facility, List<Bundle> transactions) {
            onFirstBatch.run();
        }

        @Override
        public void moveSubject(FacilityCode facility, PatientId from, String mrn, PatientId to) {
            throw new AssertionError("no merge in this test");
        }
    }
}
