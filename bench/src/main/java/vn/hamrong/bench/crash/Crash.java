package vn.hamrong.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.hamrong.bench.Arguments;
import vn.hamrong.bench.Database;

/**
 * {@code crash --db h2|pg --kills 20 --seed 1 [--minutes 120] [--control ack|delay|again]}: the crash run, or a positive control. A
 * control breaks the hub on purpose; it succeeds when the checker notices.
 */
public final class Crash {
    private static final int RATE = 120;
    private static final String ON = "--hamrong.crash-test.on=true";

    private Crash() {}

    /** 0 when everything held (of a control: when it did not), else 1. */
    public static int run(List<String> words) throws IOException, InterruptedException, SQLException {
        Arguments arguments = new Arguments(
                words, List.of("db", "kills", "seed", "control", "home", "work", "rate", "drain", "minutes"));
        String control = arguments.text("control", "none");
        String kind = control.equals("delay") ? "h2-delayed" : arguments.text("db", "h2");
        Path work = arguments.folder("work", "bench/target/crash");
        Files.createDirectories(work);
        Path run = Files.createTempDirectory(work, kind + "-" + control + "-");
        try (Database database = Database.start(kind, run)) {
            Plan plan = plan(arguments, control);
            Map<String, Object> report = new CrashRun(plan, arguments.folder("home", "."), run, database).run();
            report.put("control", control);
            report.put("files", run.toString());
            return told(run, report, control.equals("none"));
        }
    }

    private static int told(Path run, Map<String, Object> report, boolean mustHold) throws IOException {
        boolean right = mustHold == Boolean.TRUE.equals(report.get("holds"));
        report.put("verdict", right ? (mustHold ? "green" : "red, as it must be") : (mustHold ? "RED" : "BLIND"));
        String text = Database.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        Files.writeString(run.resolve("verdict.json"), text);
        System.out.println(text);
        return right ? 0 : 1;
    }

    private static Plan plan(Arguments arguments, String control) {
        int kills = arguments.number("kills", 3);
        Duration time = Duration.ofMinutes(arguments.number("minutes", 120));
        int seed = arguments.number("seed", 1);
        int rate = arguments.number("rate", RATE);
        Duration drain = Duration.ofSeconds(arguments.number("drain", 300));
        return switch (control) {
            case "none" -> new Plan(kills, time, seed, rate, drain, List.of());
            case "ack" ->
                new Plan(
                        kills,
                        time,
                        seed,
                        0,
                        Duration.ZERO,
                        List.of(ON, "--hamrong.crash-test.ack-before-commit=true"));
            case "delay" ->
                new Plan(
                        kills,
                        time,
                        seed,
                        0,
                        Duration.ZERO,
                        List.of(ON, "--hamrong.crash-test.allow-write-delay=true"));
            case "again" ->
                new Plan(
                        kills,
                        time,
                        seed,
                        rate,
                        Duration.ZERO,
                        List.of(ON, "--hamrong.crash-test.idempotency-off=true"));
            default -> throw new IllegalArgumentException("a control is ack, delay or again, not " + control);
        };
    }
}
