package vn.hamrong.shared.fhir;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.record.Messages;

/**
 * Measures how long {@code Patient/$summary} takes over HTTP on PostgreSQL, one caller at a time. Not a test: run its main.
 *
 * <p>Arguments: patients, visits of each (a report and three results), calls that are measured.
 */
public final class SummarySpeed {
    private static final FacilityCode ONE = new FacilityCode(Http.ONE);
    private static final int WARM_UP = 200;

    private SummarySpeed() {}

    /** Prints median and 95th percentile. */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .start();
                ConfigurableApplicationContext hub = RecordSpeed.start(database)) {
            List<PatientId> patients = patients(hub, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
            Http http = new Http(
                    ((ServletWebServerApplicationContext) hub).getWebServer().getPort());
            measure(http, patients, WARM_UP);
            long[] nanos = measure(http, patients, Integer.parseInt(arguments[2]));
            Arrays.sort(nanos);
            System.out.printf(
                    "p50 %.1f ms, p95 %.1f ms%n", nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 95 / 100] / 1e6);
        }
    }

    private static List<PatientId> patients(ConfigurableApplicationContext hub, int count, int visits) {
        ClinicalRecord record = hub.getBean(ClinicalRecord.class);
        TransactionTemplate unit = new TransactionTemplate(hub.getBean(PlatformTransactionManager.class));
        List<PatientId> patients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PatientId patient = Messages.newPatient();
            List<Bundle> bundles = new ArrayList<>(List.of(Messages.patient(patient, ONE)));
            for (int visit = 0; visit < visits; visit++) {
                bundles.add(Messages.visit(patient, patient.value() + visit, "urn:hamrong:journal:1#A"));
                bundles.add(Messages.diagnosed(patient, patient.value() + "d" + visit, "urn:hamrong:journal:1#A"));
            }
            unit.executeWithoutResult(status -> record.save(ONE, bundles));
            patients.add(patient);
        }
        return patients;
    }

    private static long[] measure(Http http, List<PatientId> patients, int calls) {
        long[] nanos = new long[calls];
        for (int i = 0; i < calls; i++) {
            String patient = patients.get(i % patients.size()).value();
            long start = System.nanoTime();
            Http.Answer answer = http.get(Http.ONE, "Patient/" + patient + "/$summary");
            nanos[i] = System.nanoTime() - start;
            if (answer.status() != 200) {
                throw new IllegalStateException("HTTP " + answer.status());
            }
        }
        return nanos;
    }
}
