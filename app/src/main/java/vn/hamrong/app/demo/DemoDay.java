package vn.hamrong.app.demo;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Conservation;
import vn.hamrong.exchange.Conservations;
import vn.hamrong.exchange.patients.Likeness;
import vn.hamrong.simulators.Day;
import vn.hamrong.simulators.Expectation;
import vn.hamrong.simulators.Played;
import vn.hamrong.simulators.Scripted;

/** One played day and what the hub holds of it afterwards. */
public final class DemoDay {
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);

    private final Conservations conservations;
    private final JdbcClient database;
    private final Map<String, DemoKey> keys;
    private final URI hub;

    public DemoDay(Conservations conservations, JdbcClient database, Map<String, DemoKey> keys, URI hub) {
        this.conservations = conservations;
        this.database = database;
        this.keys = keys;
        this.hub = hub;
    }

    /** Waits until the hub is at rest, then compares it with what the script says must be there. */
    public Proof prove(Day day, Played played) throws InterruptedException {
        List<Conservation> expected = day.expectation().hospitals();
        await(() -> conservations.all().equals(expected));
        Proof proof = new Proof();
        proof.claim("answers other than the script says", List.of(), played.unexpected());
        counts(expected, proof);
        bytes(day, proof);
        record(day.expectation(), proof);
        access(proof);
        return proof;
    }

    private static void await(BooleanSupplier settled) throws InterruptedException {
        long end = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (!settled.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void counts(List<Conservation> expected, Proof proof) {
        List<Conservation> found = conservations.all();
        for (int i = 0; i < expected.size(); i++) {
            String words = expected.get(i).hospital() + " messages";
            proof.claim(words, words(expected.get(i)), i < found.size() ? words(found.get(i)) : "nothing");
        }
        proof.claim(
                "received = applied + waiting + parked + refused, everywhere",
                true,
                found.stream().allMatch(Conservation::holds));
    }

    private static String words(Conservation counts) {
        return "%d received = %d applied + %d waiting + %d parked + %d refused"
                .formatted(counts.received(), counts.applied(), counts.waiting(), counts.parked(), counts.refused());
    }

    private void bytes(Day day, Proof proof) {
        Map<String, Integer> kept = new HashMap<>();
        database.sql("select sha256 from hub.message")
                .query(String.class)
                .list()
                .forEach(hash -> kept.merge(hash, 1, Integer::sum));
        Set<String> acknowledged = new HashSet<>();
        for (Scripted message : day.messages()) {
            if (message.expected() == Acknowledgment.AA) {
                acknowledged.add(vn.hamrong.exchange.hl7.ContentKeys.sha256(message.content()));
            }
        }
        long lost =
                acknowledged.stream().filter(hash -> !kept.containsKey(hash)).count();
        long twice = acknowledged.stream()
                .filter(hash -> kept.getOrDefault(hash, 0) > 1)
                .count();
        // A resend with a new MSH-7 is answered AA and leaves no row of its own.
        proof.claim("acknowledged contents kept twice", 0L, twice);
        proof.claim(
                "acknowledged contents not kept byte for byte, resends apart",
                true,
                lost <= day.expectation().repeated());
    }

    private void record(Expectation expected, Proof proof) throws InterruptedException {
        proof.claim("persons", (long) expected.patients(), sql("""
                        select count(distinct patient) from hub.source_record s where not exists
                            (select 1 from hub.merged_mrn m where m.hospital = s.hospital and m.mrn = s.mrn)
                        """));
        proof.claim("pairs for a person to review", expected.reviews(), sql("select count(*) from hub.join_review"));
        reasons(expected, proof);
        proof.claim(
                "events, one an applied message",
                applied(expected),
                sql("select count(*) from hub.event where type = 'exchange.message-applied'"));
        int encounters = 0;
        int observations = 0;
        for (DemoKey key : keys.values()) {
            FhirVisitor visitor = new FhirVisitor(hub, key, Clock.systemUTC());
            String token = visitor.token();
            encounters += total(visitor.get("Encounter?_summary=count", token));
            observations += total(visitor.get("Observation?_summary=count", token));
        }
        proof.claim("visits, read over FHIR by their hospitals", expected.encounters(), encounters);
        proof.claim("laboratory values, read over FHIR by their hospitals", expected.observations(), observations);
    }

    /** Why each pair is asked about; the hub looks at records beside its other work. */
    private void reasons(Expectation expected, Proof proof) throws InterruptedException {
        await(() -> sql("select count(*) from hub.source_record where match_due_at is not null") == 0);
        List<String> reasons = database.sql("select reasons from hub.join_review order by id")
                .query(String.class)
                .list();
        String words = reasons.stream()
                .flatMap(codes -> Likeness.ofCodes(codes).reasons().stream())
                .map(reason -> reason.vietnamese() + " %+d".formatted(reason.weight()))
                .collect(Collectors.joining(", "));
        long explained = reasons.stream().filter(codes -> !codes.isEmpty()).count();
        proof.claim("of these explained (" + words + ")", (long) expected.reviews(), explained);
    }

    private static long applied(Expectation expected) {
        return expected.hospitals().stream().mapToLong(Conservation::applied).sum();
    }

    private long sql(String count) {
        return database.sql(count).query(Long.class).single();
    }

    private static int total(FhirVisitor.Answer answer) {
        return answer.status() == 200 ? answer.body().path("total").asInt(-1) : -answer.status();
    }

    /** Nobody gets in where they don't belong. */
    private void access(Proof proof) {
        List<DemoKey> two = keys.values().stream().limit(2).toList();
        FhirVisitor owner = new FhirVisitor(hub, two.get(0), Clock.systemUTC());
        FhirVisitor other = new FhirVisitor(hub, two.get(1), Clock.systemUTC());
        FhirVisitor.Answer own = owner.get("Encounter?_count=1", owner.token());
        String id = own.body().path("entry").path(0).path("resource").path("id").asText("none");
        proof.claim(
                "a hospital reads its own visit",
                200,
                owner.get("Encounter/" + id, owner.token()).status());
        proof.claim(
                "another hospital asks for it and finds nothing",
                404,
                other.get("Encounter/" + id, other.token()).status());
        proof.claim(
                "nobody asks for it and is sent away",
                401,
                other.getAnonymously("Encounter/" + id).status());
    }
}
