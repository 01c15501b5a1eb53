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
import vn.hamrong.bench.Leavings;

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
        Map<String, Object> report;
        try (Database database = Database.start(kind, run)) {
            report = new CrashRun(plan(arguments, control), arguments.folder("home", "."), run, database).run();
        }
        report.put("control", control);
        report.put("files", run.toString());
        return told(run, report, control);
    }

    /** A control is noticed only by the invariant that it breaks: a hub that does not start proves nothing. */
    private static int told(Path run, Map<String, Object> report, String control) throws IOException {
        boolean mustHold = control.equals("none");
        boolean right = mustHold
                ? Boolean.TRUE.equals(report.get("holds"))
                : report.get("broken") instanceof Map<?, ?> broken
                        && broken.containsKey(control.equals("again") ? Checker.TWICE : Checker.LOST);
        report.put("verdict", right ? (mustHold ? "green" : "red, as it must be") : (mustHold ? "RED" : "BLIND"));
        String text = Database.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        Files.writeString(run.resolve("verdict.json"), text);
        System.out.println(text);
        if (right) {
            Leavings.remove(run);
        }
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
