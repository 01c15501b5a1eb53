package vn.hamrong.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a run leaves when it ended as it must: its reports, and none of its data. */
public final class Leavings {
    private static final List<String> REPORTS = List.of("verdict.json", "result.json", "ledger.txt", "hub.log");

    private Leavings() {}

    /** Removes everything in {@code run} but the reports. */
    public static void remove(Path run) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(run)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            boolean report = run.equals(path.getParent())
                    && REPORTS.contains(path.getFileName().toString());
            if (!report && !path.equals(run)) {
                Files.deleteIfExists(path);
            }
        }
    }
}
