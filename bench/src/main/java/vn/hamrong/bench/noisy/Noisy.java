package vn.hamrong.bench.noisy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import vn.hamrong.bench.Arguments;
import vn.hamrong.bench.Database;
import vn.hamrong.bench.HubProcess;

/**
 * {@code bench noisy}: what one facility's heavy questions cost the others (threats F-26). In one run: the others alone,
 * beside the noise, alone again. Prints JSON; fails when the others' p99 more than doubles.
 */
public final class Noisy {
    private static final Duration READY = Duration.ofMinutes(3);
    private static final int PATIENTS = 50;
    private static final int A_BUNDLE = 250;
    private static final double MOST = 2.0;

    private final BenchClient noise = new BenchClient("noise-BENCH8");
    private final BenchClient others = new BenchClient("others-BENCH9");
    private final List<String> patients = new ArrayList<>();
    private final Duration length;
    private final int connections;

    private Noisy(Duration length, int connections) {
        this.length = length;
        this.connections = connections;
    }

    /** Exit code 0 when the others' p99 at most doubled. */
    public static int run(List<String> words) throws IOException, InterruptedException {
        Arguments arguments = new Arguments(
                words, List.of("home", "work", "db", "rows", "seconds", "connections", "at-once", "per-second"));
        Path home = arguments.folder("home", ".");
        Path work = arguments.folder("work", "target/bench-noisy");
        Noisy noisy =
                new Noisy(Duration.ofSeconds(arguments.number("seconds", 30)), arguments.number("connections", 32));
        List<String> options = List.of(
                "--hamrong.hospitals=" + noisy.hospitals(home, work),
                "--hamrong.fhir.calls-per-second=" + arguments.text("per-second", "100"),
                "--hamrong.fhir.calls-at-once=" + arguments.text("at-once", "4"));
        try (Database database = Database.start(arguments.text("db", "pg"), work)) {
            HubProcess hub = HubProcess.start(home, work, database, options);
            try {
                if (!hub.awaitReady(READY)) {
                    throw new IllegalStateException("the hub does not start, see " + work + "/hub.log");
                }
                noisy.fill(arguments.number("rows", 2_000));
                return noisy.measure();
            } finally {
                hub.stop();
            }
        }
    }

    /** Those of the other measurements, and two more that have FHIR clients. */
    private Path hospitals(Path home, Path work) throws IOException {
        Path folder = Files.createDirectories(work.resolve("hospitals"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.resolve("bench/hospitals"), "*.yaml")) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(folder.resolve("BENCH8.yaml"), noise.hospital("BENCH8", 8));
        Files.writeString(folder.resolve("BENCH9.yaml"), others.hospital("BENCH9", 9));
        return folder;
    }

    /** The noisy facility has so many results of one patient; the others have a few of each of theirs. */
    private void fill(int rows) throws IOException, InterruptedException {
        noise.signIn();
        others.signIn();
        String heavy = patient(noise, "BENCH8");
        for (int written = 0; written < rows; written += A_BUNDLE) {
            results(noise, heavy, A_BUNDLE);
        }
        for (int i = 0; i < PATIENTS; i++) {
            patients.add(patient(others, "BENCH9"));
            results(others, patients.get(i), 5);
        }
    }

    private static String patient(BenchClient client, String hospital) throws IOException, InterruptedException {
        BenchClient.Answer answer = client.post("Patient", """
                {"resourceType":"Patient","identifier":[{"system":"http://hamrong.vn/fhir/sid/%s/mrn","value":"%s"}],
                "name":[{"family":"Nguyễn","given":["Thị Giả"]}],"gender":"female","birthDate":"1980-02-17"}""".formatted(hospital, UUID.randomUUID()));
        need(answer, 201);
        return answer.location().replaceAll(".*/Patient/([^/]+).*", "$1");
    }

    private static void results(BenchClient client, String patient, int count)
            throws IOException, InterruptedException {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < count; i++) {
            entries.append(i == 0 ? "" : ",").append("""
                    {"resource":{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
                    "code":"2823-3"}],"text":"Kali máu"},"subject":{"reference":"Patient/%s"},"effectiveDateTime":
                    "2026-11-%02dT07:00:00+07:00","valueQuantity":{"value":%d,"unit":"mmol/L"}},
                    "request":{"method":"POST","url":"Observation"}}""".formatted(patient, i % 25 + 1, i % 9));
        }
        need(
                client.post("", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}"),
                200);
    }

    private static void need(BenchClient.Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException("HTTP " + answer.status() + " where " + status + " was needed");
        }
    }

    private int measure() throws IOException, InterruptedException {
        Callers quiet = new Callers(others, 4, Duration.ofMillis(50), this::small);
        Callers loud = new Callers(noise, connections, Duration.ZERO, Noisy::heavy);
        // Once through everything, so that nothing is compiled while it is measured.
        beside(quiet, loud);
        Callers.Told before = alone(quiet);
        List<Callers.Told> with = beside(quiet, loud);
        Callers.Told after = alone(quiet);
        double calm = Math.max(before.times().millis(0.99), after.times().millis(0.99));
        double ratio = with.get(0).times().millis(0.99) / calm;
        ObjectNode report = Database.JSON.createObjectNode();
        report.set("others alone", said(before));
        report.set("others beside the noise", said(with.get(0)));
        report.set("others alone again", said(after));
        report.set("the noise", said(with.get(1)));
        report.put("p99 grows by", Math.round(ratio * 100) / 100.0);
        System.out.println(report.toPrettyString());
        return ratio <= MOST ? 0 : 1;
    }

    private Callers.Told alone(Callers quiet) throws IOException, InterruptedException {
        others.signIn();
        return quiet.ask(length);
    }

    /** The others first. */
    private List<Callers.Told> beside(Callers quiet, Callers loud) throws IOException, InterruptedException {
        noise.signIn();
        others.signIn();
        CompletableFuture<Callers.Told> noises = CompletableFuture.supplyAsync(() -> {
            try {
                return loud.ask(length);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
        Callers.Told told = quiet.ask(length);
        return List.of(told, noises.join());
    }

    /** What a doctor's screen asks: a patient, and the results of one. */
    private String small(int number) {
        String patient = patients.get(number % patients.size());
        return number % 2 == 0 ? "Patient/" + patient : "Observation?patient=Patient/" + patient;
    }

    /** Two hundred results a page, sorted, with what they lead to, counted. */
    private static String heavy(int number) {
        return "Observation?code=2823-3&_sort=-date&_include=*&_total=accurate&_count=200&_lastUpdated=ge2000-01-"
                + (number % 27 + 1 < 10 ? "0" : "") + (number % 27 + 1);
    }

    private static ObjectNode said(Callers.Told told) {
        ObjectNode said = Database.JSON.createObjectNode();
        said.put("p50 ms", Math.round(told.times().millis(0.5) * 10) / 10.0);
        said.put("p99 ms", Math.round(told.times().millis(0.99) * 10) / 10.0);
        ObjectNode answers = said.putObject("answers by status");
        told.statuses().forEach((status, count) -> answers.put(String.valueOf(status), count));
        return said;
    }
}
