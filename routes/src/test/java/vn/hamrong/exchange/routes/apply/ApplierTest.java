package vn.hamrong.exchange.routes.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.exchange.desk.MessageKeys;
import vn.hamrong.exchange.desk.SearchKey;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.UnitOfWork;

class ApplierTest {
    private final InMemoryLanes lanes = new InMemoryLanes();
    private final Set<String> poison = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();
    private final List<MessageKeys.Said> said = new ArrayList<>();
    private boolean databaseDown;
    private int collisions;
    private int saves;

    private final Applier applier = new Applier(
            new Applier.Work(lanes, new RollingBack(), said::addAll),
            this::read,
            new RecordWriter(
                    new PatientIndex(
                            new InMemorySources(), () -> new PatientId("00000000-0000-4000-8000-000000000001")),
                    (link, from, mark) -> {
                        throw new AssertionError("no merge in this test");
                    },
                    new FailingRecord(),
                    new RecordWriter.Journalling(lanes, event -> {}, keys -> {}, message -> {}),
                    Clock.systemUTC()),
            new Applier.Rules(1, 10, 3, new Applier.Faults(e -> e instanceof Outage, e -> e instanceof Collision)),
            Clock.systemUTC());

    @Test
    void appliesMessagesOfDifferentPatientsTogether() {
        lanes.add(1, "a");
        lanes.add(2, "b");
        lanes.add(3, "a");

        assertThat(applier.applyNext(0)).isEqualTo(2);
        assertThat(lanes.story).containsExactly("applied #1", "applied #2");
    }

    @Test
    void aPoisonMessageParksItsOwnLaneOnly() {
        poison.add("a");
        lanes.add(1, "a");
        lanes.add(2, "b");
        lanes.add(3, "a");

        while (applier.applyNext(0) > 0) {
            assertThat(lanes.story).hasSizeLessThan(20);
        }

        assertThat(lanes.story)
                .containsExactly(
                        "retry #1",
                        "applied #2",
                        "retry #1",
                        "parked #1: could not be applied after 3 attempts: IllegalStateException");
        assertThat(lanes.waiting()).isEqualTo(1);
    }

    @Test
    void anOutageOfTheDatabaseCostsNoAttempt() {
        databaseDown = true;
        lanes.add(1, "a");

        assertThatThrownBy(() -> applier.applyNext(0)).isInstanceOf(Outage.class);
        assertThat(lanes.story).isEmpty();

        databaseDown = false;
        applier.applyNext(0);
        assertThat(lanes.story).containsExactly("applied #1");
    }

    /** As when several workers begin in an empty record. */
    @Test
    void aBatchThatMetOtherUnitsRunsAgainAsABatch() {
        collisions = 4;
        lanes.add(1, "a");
        lanes.add(2, "b");

        applier.applyNext(0);

        assertThat(lanes.story).containsExactly("applied #1", "applied #2");
        assertThat(saves).isEqualTo(5);
    }

    @Test
    void aBatchThatMeetsOthersAgainFallsBackToSingles() {
        collisions = 5;
        lanes.add(1, "a");
        lanes.add(2, "b");

        applier.applyNext(0);

        assertThat(lanes.story).containsExactly("applied #1", "applied #2");
        assertThat(saves).isEqualTo(7);
    }

    @Test
    void aConverterThatFailsParksTheMessageWithoutItsValues() {
        unreadable.add("a");
        lanes.add(1, "a");
        lanes.add(2, "b");

        applier.applyNext(0);

        assertThat(lanes.story)
                .containsExactly("parked #1: the conversion failed: NumberFormatException", "applied #2");
    }

    @Test
    void aParkedMessageIsFoundByItsOwnWords() {
        unreadable.add("a");
        lanes.add(1, "a");

        applier.applyNext(0);

        assertThat(said)
                .containsExactly(new MessageKeys.Said(
                        new JournalNumber(1),
                        new Lane(new FacilityCode("38901"), "a"),
                        SearchKey.citizen(new CitizenId("038190000001")),
                        false));
    }

    private Reading read(WaitingMessage message) {
        String mrn = message.lane().mrn();
        if (unreadable.contains(mrn)) {
            throw new NumberFormatException("For input string: Nguyễn Văn A");
        }
        return new Reading.Understood(
                message.type(), mrn, bundle(mrn), NOTHING, Optional.empty(), Optional.empty(), true);
    }

    private static final ConversionReceipt NOTHING = new ConversionReceipt(1, List.of(), List.of(), List.of());

    private static Bundle bundle(String mrn) {
        Bundle bundle = new Bundle();
        bundle.setId(mrn);
        return bundle;
    }

    /** Undoes what the story told of a failed unit. */
    private final class RollingBack implements UnitOfWork {
        @Override
        public <T> T inOne(Supplier<T> work) {
            List<String> before = List.copyOf(lanes.story);
            try {
                return work.get();
            } catch (RuntimeException e) {
                lanes.story.retainAll(before);
                throw e;
            }
        }

        @Override
        public <T> T inItsOwn(Supplier<T> work) {
            return inOne(work);
        }
    }

    private final class FailingRecord implements ClinicalRecord {
        @Override
        public void save(FacilityCode facility, List<Bundle> transactions) {
            saves++;
            if (collisions > 0) {
                collisions--;
                throw new Collision();
            }
            if (databaseDown) {
                throw new Outage();
            }
            if (transactions.stream().anyMatch(bundle -> poison.contains(bundle.getIdPart()))) {
                throw new IllegalStateException("Nguyễn Văn A cannot be stored");
            }
        }

        @Override
        public void moveSubject(FacilityCode facility, PatientId from, String mrn, PatientId to) {
            throw new AssertionError("no merge in this test");
        }
    }

    private static final class Collision extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Outage extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
