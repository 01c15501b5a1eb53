package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hamrong.app.demo.FhirVisitor;
import vn.hamrong.app.patients.PatientsWork;
import vn.hamrong.exchange.patients.Joining;
import vn.hamrong.exchange.patients.Link;
import vn.hamrong.exchange.patients.Pair;
import vn.hamrong.exchange.patients.PatientDesk;
import vn.hamrong.exchange.patients.Reason;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.exchange.patients.Review;
import vn.hamrong.exchange.patients.Reviews;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.CareRelationships;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.access.Borrowing;
import vn.hamrong.shared.access.EmergencyReason;
import vn.hamrong.shared.access.Ground;

/** Random merges, splits and un-merges, in the whole hub: nothing is ever lost, and undone they leave no trace. */
class JoinedPatientsIT {
    private static final long SEED = Long.getLong("seed", 20261125);
    private static final int STEPS = 18;
    private static final String[] HOSPITALS = {"38901", "38902", "38903"};
    private static final int NUMBERS = 6;

    /** More than two pages. */
    private static final int RESULTS = Integer.getInteger("results", 120);

    @ParameterizedTest
    @EnumSource
    void afterAllIsUndoneTheWorldIsAsIfNothingHadBeenMerged(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        PatientWorld merged = new PatientWorld(hub);
        PatientWorld never = new PatientWorld(hub);
        Merger merger = new Merger(hub, merged);
        List<PatientWorld> both = List.of(merged, never);
        both.forEach(JoinedPatientsIT::settle);
        assertThat(merged.patients()).isEqualTo(never.patients());

        SplittableRandom random = new SplittableRandom(SEED);
        for (int step = 0; step < STEPS; step++) {
            merger.act(random);
            int number = random.nextInt(NUMBERS);
            int house = step;
            both.forEach(world -> arrive(world, number, "nhà " + house));
            assertThat(merged.stored()).as("seed %d step %d", SEED, step).isEqualTo(merged.results());
        }
        assertThat(merged.patients()).as("something was merged").isNotEqualTo(never.patients());
        merger.undoAll(random);

        assertThat(merged.stored()).isEqualTo(merged.results());
        assertThat(merged.patients()).as("seed %d", SEED).isEqualTo(never.patients());
    }

    /** Two hospitals, one citizen with a slip in the number: asked about, explained, joined, read by right, parted. */
    @ParameterizedTest
    @EnumSource
    void aProbableDuplicateIsExplainedJoinedReadByRightAndPartedAgain(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        PatientWorld world = new PatientWorld(hub);
        RecordKey here = world.key("38901", "LAN");
        RecordKey there = world.key("38902", "77");
        String number = number();
        PatientId first = world.arrive(here, PatientWorld.person("Lê Thị Hoà", "1990-05-12"), number, "Thôn 3");
        PatientId second =
                world.arrive(there, PatientWorld.person("LE T HOA", "1990-12-05"), swapped(number), "Thôn 3, xã Ví Dụ");
        Set<String> before = world.patients();

        Review review = asked(hub, here);
        assertThat(review.pair()).isEqualTo(Pair.of(here, there));
        assertThat(review.likeness().reasons())
                .contains(Reason.CITIZEN_NUMBER_SLIP, Reason.NAME_ABBREVIATED, Reason.DAY_MONTH_SWAPPED);
        PatientDesk desk = hub.bean(PatientDesk.class);
        assertThat(desk.preview(review.pair()).resources()).containsEntry("Observation", 1);
        assertThat(console(desk, "show " + review.id() + " --by thu --why x"))
                .contains("LE T HOA", "ngày và tháng sinh đảo nhau", "ngưỡng / threshold 14");
        assertThat(console(desk, "decide " + review.id() + " same --by thu --why x --preview"))
                .contains("Sẽ làm / would do", "1 Observation");
        CareRelationship old = borrowed(hub, second);
        Joining.Done done = desk.decide(review.id(), Review.State.SAME, THU).orElseThrow();

        assertThat(results(hub, "38902", first))
                .as("joined, but nobody's right grew")
                .isEqualTo(1);
        assertThat(hub.bean(CareRelationships.class).of(second))
                .as("who had opened the other patient has to open again")
                .allMatch(relationship ->
                        relationship.ended().isPresent() && relationship.id().equals(old.id()));
        borrowed(hub, first);
        assertThat(results(hub, "38902", first))
                .as("both hospitals' results by right")
                .isEqualTo(2);
        assertThat(results(hub, "38901", second)).as("nothing under the old id").isZero();
        assertThat(patient(hub, "38902", second)
                        .path("link")
                        .path(0)
                        .path("other")
                        .path("reference")
                        .asText())
                .as("the old id leads to the new one")
                .isEqualTo("Patient/" + first);

        desk.unmerge(done.link().orElseThrow().id(), THU);
        assertThat(world.patients()).isEqualTo(before);
        assertThat(results(hub, "38902", first)).as("the right ended too").isZero();
        assertThat(results(hub, "38902", second)).isEqualTo(1);
        assertThat(patient(hub, "38902", second).path("active").asBoolean()).isTrue();
        assertThat(desk.waiting(Optional.of(here.hospital()), 200))
                .noneMatch(each -> each.pair().equals(review.pair()));
    }

    /** {@code -Dresults=10000} for the figures of docs/performance/matching.md. */
    @ParameterizedTest
    @EnumSource
    void aPatientWithManyResultsMovesInPages(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);
        PatientWorld world = new PatientWorld(hub);
        RecordKey here = world.key("38901", "ONE");
        PatientId first = world.arrive(here, PatientWorld.person("Đỗ Thị Ít", "1991-05-12"), "Thôn 3");
        RecordKey there = world.key("38902", "MANY");
        PatientId second = world.arrive(there, PatientWorld.person("Đỗ Thị Nhiều", "1980-07-12"), "Thôn 4");
        world.many(there, second, RESULTS);
        Set<String> before = world.patients();

        long start = System.nanoTime();
        Joining.Done done = hub.bean(PatientDesk.class).merge(first, second, THU);
        long merged = System.nanoTime();
        assertThat(world.resultsOf(first)).isEqualTo(RESULTS + 2);
        hub.bean(PatientDesk.class).unmerge(done.link().orElseThrow().id(), THU);

        System.out.printf(
                "%s: %d results merged in %d ms, parted in %d ms%n",
                database, RESULTS, (merged - start) / 1_000_000, (System.nanoTime() - merged) / 1_000_000);
        assertThat(world.patients()).isEqualTo(before);
    }

    static String console(PatientDesk desk, String words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PatientsWork.of(List.of(words.split(" ", -1)))
                .orElseThrow()
                .run(desk, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static final PatientDesk.Person THU =
            new PatientDesk.Person("thu", Optional.of(new FacilityCode("38901")), "đã gọi điện hỏi người bệnh");

    /** Of nobody else in this hub. */
    static String number() {
        return "0381900" + (10_000 + new SplittableRandom().nextInt(80_000));
    }

    /** Two neighbouring digits the other way round. */
    static String swapped(String number) {
        char[] digits = number.toCharArray();
        int at = digits.length - 1;
        while (digits[at] == digits[at - 1]) {
            at--;
        }
        char last = digits[at];
        digits[at] = digits[at - 1];
        digits[at - 1] = last;
        return new String(digits);
    }

    /** The hub looks for duplicates beside its work: within half a minute. */
    static Review asked(RunningHub hub, RecordKey key) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            Optional<Review> review = hub.bean(Reviews.class).waitingFor(key.hospital(), 200).stream()
                    .filter(each ->
                            each.pair().one().equals(key) || each.pair().other().equals(key))
                    .findFirst();
            if (review.isPresent() || System.nanoTime() > end) {
                return review.orElseThrow();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static CareRelationship borrowed(RunningHub hub, PatientId patient) {
        Ground ground = new Ground.Emergency(EmergencyReason.UNCONSCIOUS, "hôn mê sau tai nạn");
        Borrowing.Asking asking = new Borrowing.Asking(new FacilityCode("38902"), patient, "story");
        return ((Borrowing.Answer.Opened) hub.bean(Borrowing.class).open(asking, ground)).relationship();
    }

    private static int results(RunningHub hub, String hospital, PatientId patient) {
        FhirVisitor visitor = new FhirVisitor(hub.url(), hub.key(hospital), Clock.systemUTC());
        return visitor.get("Observation?_summary=count&patient=Patient/" + patient, visitor.token())
                .body()
                .path("total")
                .asInt(-1);
    }

    private static JsonNode patient(RunningHub hub, String hospital, PatientId patient) {
        FhirVisitor visitor = new FhirVisitor(hub.url(), hub.key(hospital), Clock.systemUTC());
        return visitor.get("Patient/" + patient, visitor.token()).body();
    }

    /** Six numbers in three hospitals; the second is the first's by citizen number; each has a result over FHIR too. */
    private static void settle(PatientWorld world) {
        for (int number = 0; number < NUMBERS; number++) {
            PatientId patient = arrive(world, number, "nhà cũ");
            world.fhirResult(key(world, number), patient);
        }
    }

    private static PatientId arrive(PatientWorld world, int number, String house) {
        return world.arrive(
                key(world, number), PatientWorld.person("Lê Thị Số " + (char) ('A' + number), "1990-05-12"), house);
    }

    private static RecordKey key(PatientWorld world, int number) {
        return world.key(HOSPITALS[number % HOSPITALS.length], "BN" + number);
    }

    /** Merges and parts by chance. */
    private static final class Merger {
        private final RunningHub hub;
        private final PatientWorld world;
        private final Joining joining;
        private final List<Long> holding = new ArrayList<>();

        Merger(RunningHub hub, PatientWorld world) {
            this.hub = hub;
            this.world = world;
            this.joining = hub.bean(Joining.class);
        }

        void act(SplittableRandom random) {
            if (!holding.isEmpty() && random.nextInt(3) == 0) {
                undo(holding.remove(random.nextInt(holding.size())));
            } else if (random.nextBoolean()) {
                numbers(random.nextInt(HOSPITALS.length), random.nextBoolean());
            } else {
                persons(random);
            }
        }

        /** Each hospital has two numbers. */
        private void numbers(int hospital, boolean first) {
            RecordKey prior = key(world, first ? hospital : hospital + HOSPITALS.length);
            RecordKey surviving = key(world, first ? hospital + HOSPITALS.length : hospital);
            Link.Numbers link = new Link.Numbers(prior.hospital(), prior.mrn(), surviving.mrn());
            hub.bean(UnitOfWork.class).inOne(() -> joining.numbers(link, new JournalNumber(1), mark()));
            holding.add(hub.database()
                    .sql("select max(id) from hub.identity_link where prior_mrn = :mrn")
                    .param("mrn", prior.mrn())
                    .query(Long.class)
                    .single());
        }

        private void persons(SplittableRandom random) {
            List<PatientId> ids = world.ids();
            PatientId one = ids.get(random.nextInt(ids.size()));
            PatientId other = ids.get(random.nextInt(ids.size()));
            try {
                joined(() -> joining.persons(one, other, mark()));
            } catch (IllegalArgumentException onePatientAlready) {
                assertThat(onePatientAlready).hasMessageMatching(".*(one patient already|same as itself|no such).*");
            }
        }

        private void joined(Supplier<Joining.Done> work) {
            Optional<Link.Made> link = hub.bean(UnitOfWork.class).inOne(work).link();
            holding.add(link.orElseThrow().id());
        }

        void undoAll(SplittableRandom random) {
            while (!holding.isEmpty()) {
                undo(holding.remove(random.nextInt(holding.size())));
            }
        }

        private void undo(long link) {
            hub.bean(UnitOfWork.class).inOne(() -> joining.undo(link, mark()));
        }

        private static Link.Mark mark() {
            return new Link.Mark("story", Instant.now(), "test");
        }
    }
}
