package vn.hamrong.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import vn.hamrong.bench.access.AccessCost;
import vn.hamrong.bench.bhyt.DossierBench;
import vn.hamrong.bench.crash.Crash;
import vn.hamrong.bench.crash.DeliveryKill;
import vn.hamrong.bench.desk.DeskRun;
import vn.hamrong.bench.load.Bench;
import vn.hamrong.bench.load.Fuzz;
import vn.hamrong.bench.load.Submissions;
import vn.hamrong.bench.noisy.Noisy;

/** One of the measurements, as the scripts in {@code bench} call it. */
public final class Main {
    private Main() {}

    public static void main(String[] words) throws IOException, InterruptedException, SQLException {
        List<String> all = List.of(words);
        String command = all.isEmpty() ? "" : all.get(0);
        List<String> rest = all.isEmpty() ? all : all.subList(1, all.size());
        System.exit(
                switch (command) {
                    case "crash" -> Crash.run(rest);
                    case "load" -> Bench.run(rest);
                    case "dossiers" -> DossierBench.run(rest);
                    case "submit" -> Submissions.run(rest);
                    case "smoke" -> Fuzz.run(rest);
                    case "desk" -> DeskRun.run(rest);
                    case "noisy" -> Noisy.run(rest);
                    case "access" -> AccessCost.run(rest);
                    case "deliver" -> DeliveryKill.run(rest);
                    default -> throw new IllegalArgumentException("no such measurement: " + command);
                });
    }
}
