package vn.hamrong.bench.bhyt;

import ca.uhn.fhir.context.FhirContext;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.hamrong.exchange.bhyt.DossierChecks;
import vn.hamrong.exchange.bhyt.DossierFault;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierReader;
import vn.hamrong.exchange.bhyt.DossierReading;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.exchange.bhyt.fhir.DossierToFhir;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.shared.FacilityCode;

/** What happens to a dossier, step by step, and how long each step took in all. */
final class Passage {
    private static final double NANOS = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final FacilityCode hospital;
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private int files;
    private int dossiers;
    private long resources;
    private long bytes;
    private int failures;
    private long cpu;

    Passage(FacilityCode hospital) {
        this.hospital = hospital;
    }

    void take(byte[] content) {
        DossierReading reading = timed("read", () -> DossierReader.read(content));
        if (!(reading instanceof DossierReading.Read read)) {
            failures++;
            return;
        }
        DossierFile file = read.file();
        List<DossierFault> faults = timed("check", () -> DossierChecks.of(file));
        List<Conversion> records = timed("map", () -> DossierToFhir.convert(file, hospital));
        timed("encode", () -> records.stream().mapToInt(this::encode).sum());
        byte[] written = timed("write", () -> DossierWriter.write(file));
        boolean wrong = faults.stream().anyMatch(DossierFault::isError)
                || records.stream().anyMatch(Conversion.Refused.class::isInstance)
                || !Arrays.equals(written, content);
        failures += wrong ? 1 : 0;
        files++;
        dossiers += file.dossiers().size();
        resources += records.stream().mapToInt(Passage::size).sum();
        bytes += content.length;
    }

    int dossiers() {
        return dossiers;
    }

    int failures() {
        return failures;
    }

    Map<String, Object> report() {
        double seconds = nanos.values().stream().mapToLong(Long::longValue).sum() / NANOS;
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("java", System.getProperty("java.version"));
        report.put("files", files);
        report.put("dossiers", dossiers);
        report.put("failures", failures);
        report.put("kB a dossier", Math.round(bytes / 102.4 / dossiers) / 10.0);
        report.put("resources a dossier", Math.round(resources * 10.0 / dossiers) / 10.0);
        report.put("dossiers per second, one thread", Math.round(dossiers / seconds));
        report.put("CPU, ms a dossier", Math.round(cpu / 1e3 / dossiers) / 1e3);
        nanos.forEach((step, spent) -> report.put(step + ", ms a dossier", Math.round(spent / 1e3 / dossiers) / 1e3));
        return report;
    }

    private int encode(Conversion conversion) {
        return conversion.match(
                done -> fhir.newJsonParser()
                        .encodeResourceToString(done.bundle())
                        .length(),
                refused -> 0);
    }

    private static int size(Conversion conversion) {
        return conversion.match(done -> done.bundle().getEntry().size(), refused -> 0);
    }

    private <T> T timed(String step, Supplier<T> work) {
        long start = System.nanoTime();
        long before = THREADS.getCurrentThreadCpuTime();
        T done = work.get();
        cpu += THREADS.getCurrentThreadCpuTime() - before;
        nanos.merge(step, System.nanoTime() - start, Long::sum);
        return done;
    }
}
