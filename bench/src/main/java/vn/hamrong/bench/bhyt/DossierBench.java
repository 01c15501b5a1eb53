package vn.hamrong.bench.bhyt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.hamrong.bench.Arguments;
import vn.hamrong.bench.Database;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.simulators.bhyt.Dossiers;

/**
 * {@code dossiers [--count 10000] [--warmup 1000] [--seed 1]}: generated dossiers through reading, checking, mapping to FHIR
 * as JSON, and writing, on one thread and without a database. Only these steps are timed, not the generator.
 */
public final class DossierBench {
    private static final FacilityCode HOSPITAL = new FacilityCode("38901");
    private static final int CHUNK = 250;
    private static final int SAMPLES = 10;

    private DossierBench() {}

    /** 0 when no dossier had a fault, none was refused and each was written as it was read. */
    public static int run(List<String> words) throws IOException {
        Arguments arguments = new Arguments(words, List.of("count", "warmup", "seed"));
        int count = arguments.number("count", 10_000);
        Dossiers dossiers = new Dossiers(HOSPITAL, arguments.number("seed", 1));
        Passage warm = new Passage(HOSPITAL);
        pass(dossiers, warm, arguments.number("warmup", 1_000));
        Passage passage = new Passage(HOSPITAL);
        List<Long> heap = new ArrayList<>();
        for (int part = 1; part <= SAMPLES; part++) {
            pass(dossiers, passage, count / SAMPLES * part);
            heap.add(usedMegabytes());
        }
        Map<String, Object> report = passage.report();
        report.put("heap in use after each tenth and a collection, MB", heap);
        System.out.println(Database.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        return passage.failures() == 0 ? 0 : 1;
    }

    /** Until the passage has seen so many dossiers. */
    private static void pass(Dossiers dossiers, Passage passage, int until) {
        while (passage.dossiers() < until) {
            List<byte[]> files = new ArrayList<>();
            for (int i = 0; i < CHUNK && passage.dossiers() + i < until; i++) {
                files.add(DossierWriter.write(dossiers.next()));
            }
            files.forEach(passage::take);
        }
    }

    private static long usedMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
    }
}
