package vn.hamrong.shared.fhir;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.record.Messages;

/**
 * Measures how many messages a second the record takes on PostgreSQL with durable commits: an encounter, a report and
 * three observations each, written by condition, two writers. Not a test: run its main.
 *
 * <p>Arguments: seconds of one round, messages in a unit, rounds.
 */
public final class RecordSpeed {
    private static final FacilityCode ONE = new FacilityCode(Http.ONE);
    private static final int WRITERS = 2;

    private final ClinicalRecord record;
    private final TransactionTemplate unit;
    private final AtomicLong visits = new AtomicLong(System.nanoTime());

    private RecordSpeed(ConfigurableApplicationContext hub) {
        record = hub.getBean(ClinicalRecord.class);
        unit = new TransactionTemplate(hub.getBean(PlatformTransactionManager.class));
    }

    /** Prints a line a round. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration round = Duration.ofSeconds(Long.parseLong(arguments[0]));
        int batch = Integer.parseInt(arguments[1]);
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                ConfigurableApplicationContext hub = start(database)) {
            RecordSpeed speed = new RecordSpeed(hub);
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                System.out.println(speed.round(round, batch));
            }
        }
    }

    static ConfigurableApplicationContext start(EmbeddedPostgres database) {
        return SpringApplication.run(
                FhirTestServer.class,
                "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres")
                        + "&reWriteBatchedInserts=true",
                "--spring.main.allow-circular-references=true",
                "--spring.jpa.open-in-view=false",
                "--logging.level.root=OFF",
                "--spring.flyway.enabled=false",
                "--server.port=0");
    }

    private String round(Duration round, int batch) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long cpu = processCpu();
        long start = System.nanoTime();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(() -> {
                while (System.nanoTime() - start < round.toNanos()) {
                    writeOrAgain(batch);
                    done.addAndGet(batch);
                }
            });
            writer.start();
            writers.add(writer);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return "%.0f messages/s, %.2f ms CPU of this JVM a message"
                .formatted(done.get() / seconds, (processCpu() - cpu) / 1e6 / done.get());
    }

    private static long processCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Two units that name a new practitioner at once collide; whoever opened the unit tries again. */
    private void writeOrAgain(int batch) {
        try {
            write(batch);
        } catch (ResourceVersionConflictException | DuplicateKeyException e) {
            write(batch);
        }
    }

    private void write(int batch) {
        List<Bundle> messages = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            PatientId patient = Messages.newPatient();
            messages.add(Messages.patient(patient, ONE));
            messages.add(Messages.visit(patient, "s" + visits.incrementAndGet(), "urn:hamrong:journal:1#A"));
        }
        unit.executeWithoutResult(status -> record.save(ONE, messages));
    }
}
