package vn.hamrong.exchange.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;

/** What is moved step by step always stands where the links say, and nothing remembers a link that was undone. */
class RegroupingTest {
    private static final int SEEDS = 300;
    private static final int STEPS = 25;
    private static final Link.Mark SOMEBODY = new Link.Mark("thu", Instant.EPOCH, "test");

    @Test
    void everythingStandsWhereTheLinksThatHoldPutIt() {
        for (int seed = 0; seed < SEEDS; seed++) {
            World world = new World(seed);
            for (int step = 0; step < STEPS; step++) {
                world.step();
                assertThat(world.moved()).as("-Dseed=%d step %d", seed, step).isEqualTo(world.computed());
            }
            world.undoAll();
            assertThat(world.moved()).as("-Dseed=%d, all undone", seed).isEqualTo(world.atFirst);
        }
    }

    @Test
    void undoingTheFirstOfTwoMergesLeavesWhatTheSecondSaid() {
        Survivors<String> both = Survivors.of(List.of(
                new Survivors.Step<>("A", "B"), new Survivors.Step<>("A", "C"), new Survivors.Step<>("C", "A")));
        Survivors<String> second =
                Survivors.of(List.of(new Survivors.Step<>("A", "C"), new Survivors.Step<>("C", "A")));

        assertThat(List.of(both.of("A"), both.of("B"), both.of("C"))).containsExactly("C", "C", "C");
        assertThat(List.of(second.of("A"), second.of("B"), second.of("C"))).containsExactly("C", "B", "C");
    }

    /** A few records of two hospitals, one resource under each number and one under each patient without a number. */
    private static final class World {
        private final SplittableRandom random;
        private final List<Standing.Filed> records = new ArrayList<>();
        private final List<Link.Made> links = new ArrayList<>();
        private final Map<RecordKey, PatientId> numbered = new HashMap<>();
        private final Map<PatientId, PatientId> unnumbered = new HashMap<>();
        private int patients;
        final Map<Object, PatientId> atFirst;

        World(long seed) {
            random = new SplittableRandom(seed);
            for (int i = 0; i < 7; i++) {
                PatientId home = i > 0 && random.nextInt(4) == 0
                        ? records.get(random.nextInt(i)).home()
                        : newPatient();
                records.add(new Standing.Filed(i, record("3890" + (1 + i % 2), "BN" + i, home), home));
                numbered.put(RecordKey.of(records.get(i).record()), home);
                unnumbered.put(home, home);
            }
            atFirst = moved();
        }

        void step() {
            List<Link.Made> holding = links.stream().filter(Link.Made::holds).toList();
            if (!holding.isEmpty() && random.nextInt(5) < 2) {
                undo(holding.get(random.nextInt(holding.size())));
            } else {
                link().ifPresent(link -> change(
                        with(new Link.Made(links.size() + 1L, link, JournalNumber.NONE, SOMEBODY, Optional.empty()))));
            }
        }

        void undoAll() {
            for (Link.Made made : List.copyOf(links)) {
                if (made.holds()) {
                    undo(made);
                }
            }
        }

        private void undo(Link.Made made) {
            Link.Made undone = new Link.Made(made.id(), made.link(), made.from(), made.made(), Optional.of(SOMEBODY));
            change(links.stream()
                    .map(each -> each.id() == made.id() ? undone : each)
                    .toList());
        }

        private List<Link.Made> with(Link.Made made) {
            List<Link.Made> all = new ArrayList<>(links);
            all.add(made);
            return all;
        }

        private Optional<Link> link() {
            Standing.Filed one = records.get(random.nextInt(records.size()));
            Standing.Filed other = records.get(random.nextInt(records.size()));
            Standing now = new Standing(records, links);
            return switch (random.nextInt(3)) {
                case 0 ->
                    one.key().hospital().equals(other.key().hospital())
                            ? Optional.of(new Link.Numbers(
                                    one.key().hospital(),
                                    random.nextInt(5) == 0
                                            ? "nobody"
                                            : one.key().mrn(),
                                    other.key().mrn()))
                            : Optional.empty();
                case 1 ->
                    one.home().equals(other.home())
                            ? Optional.empty()
                            : Optional.of(new Link.Persons(one.home(), other.home()));
                default -> Optional.of(new Link.Split(one.key(), now.home(one), newPatient()));
            };
        }

        /** As the hub does: rows first, then what came under numbers, then the rest. */
        private void change(List<Link.Made> all) {
            Standing before = new Standing(records, links);
            Regrouping change = Regrouping.between(before, new Standing(records, all));
            for (Regrouping.Refiled refiled : change.refiled()) {
                SourceRecord old = records.get((int) refiled.row()).record();
                records.set(
                        (int) refiled.row(),
                        new Standing.Filed(
                                refiled.row(),
                                record(old.hospital().value(), old.mrn(), refiled.patient()),
                                refiled.home()));
            }
            change.moves().forEach(move -> {
                RecordKey key = new RecordKey(move.hospital(), move.mrn());
                if (move.from().equals(numbered.get(key))) {
                    numbered.put(key, move.to());
                }
            });
            change.rest()
                    .forEach(rest -> unnumbered.computeIfPresent(
                            rest.home(), (home, at) -> at.equals(rest.from()) ? rest.to() : at));
            links.clear();
            links.addAll(all);
        }

        Map<Object, PatientId> moved() {
            Map<Object, PatientId> all = new HashMap<>(numbered);
            all.putAll(unnumbered);
            records.forEach(each -> all.put("row " + each.row(), each.record().patient()));
            return all;
        }

        Map<Object, PatientId> computed() {
            Standing now = new Standing(records, links);
            Map<Object, PatientId> all = new HashMap<>();
            numbered.keySet().forEach(key -> all.put(key, now.patient(key).orElseThrow()));
            unnumbered.keySet().forEach(home -> all.put(home, now.standsFor(home)));
            all.putAll(records.stream().collect(Collectors.toMap(each -> "row " + each.row(), now::patient)));
            return all;
        }

        private PatientId newPatient() {
            return new PatientId("00000000-0000-4000-8000-%012d".formatted(++patients));
        }

        private static SourceRecord record(String hospital, String mrn, PatientId patient) {
            return new SourceRecord(
                    new FacilityCode(hospital),
                    mrn,
                    patient,
                    Optional.empty(),
                    "",
                    "",
                    "{}",
                    JournalNumber.NONE,
                    Instant.EPOCH);
        }
    }
}
