package vn.hamrong.bench.access;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import vn.hamrong.app.HubApplication;
import vn.hamrong.bench.Arguments;
import vn.hamrong.bench.Database;
import vn.hamrong.bench.noisy.BenchClient;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.web.Demo;

/**
 * {@code bench access}: reads over HTTP, one after the other, from one hub whose audit and guards are switched on and off
 * round by round, so that all four meet the same warm caches and the same neighbours on the machine. Prints JSON.
 */
public final class AccessCost {
    static final int PARTITION = 8;

    private static final String HOSPITAL = "BENCH8";
    private static final int PATIENTS = 20;
    private static final int WARM_UP = 500;
    private static final int SIGN_IN_AGAIN_AFTER = 1_000;

    private final BenchClient client;
    private int asked;

    private AccessCost(BenchClient client) {
        this.client = client;
    }

    /** What is on in a round. */
    private record Setting(boolean audit, boolean guard) {
        static final List<Setting> ALL = List.of(
                new Setting(false, false), new Setting(false, true), new Setting(true, false), new Setting(true, true));

        /** None always comes first. */
        static List<Setting> inTurn(int round) {
            List<Setting> settings = new ArrayList<>(ALL);
            Collections.rotate(settings, round);
            return settings;
        }

        @Override
        public String toString() {
            return (audit ? "audit" : "no audit") + ", " + (guard ? "guard" : "no guard");
        }
    }

    public static int run(List<String> words) throws IOException, InterruptedException {
        Arguments arguments = new Arguments(words, List.of("db", "reads", "rounds"));
        Path folder = Files.createTempDirectory("hamrong-access-cost");
        BenchClient client = new BenchClient("reader-" + HOSPITAL);
        Files.createDirectories(folder.resolve("hospitals"));
        Files.writeString(folder.resolve("hospitals/" + HOSPITAL + ".yaml"), client.hospital(HOSPITAL, PARTITION));
        try (Database database = Database.start(arguments.text("db", "pg"), folder);
                ConfigurableApplicationContext hub = start(folder, database)) {
            new AccessCost(client).measure(hub, arguments);
        }
        return 0;
    }

    private void measure(ConfigurableApplicationContext hub, Arguments arguments)
            throws IOException, InterruptedException {
        SwitchedTrail audit = hub.getBean(SwitchedTrail.class);
        SwitchedGuards guards = new SwitchedGuards(hub);
        int reads = arguments.number("reads", 30);
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> kind : kinds().entrySet()) {
            Map<Setting, List<double[]>> rounds = new LinkedHashMap<>();
            millis(kind.getValue(), WARM_UP);
            for (int round = 0; round < arguments.number("rounds", 20); round++) {
                for (Setting setting : Setting.inTurn(round)) {
                    audit.on(setting.audit());
                    guards.on(setting.guard());
                    rounds.computeIfAbsent(setting, none -> new ArrayList<>()).add(millis(kind.getValue(), reads));
                }
            }
            Map<String, Object> told = new LinkedHashMap<>();
            rounds.forEach((setting, times) -> told.put(setting.toString(), summary(times)));
            figures.put(kind.getKey(), told);
        }
        System.out.println(Database.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    }

    /** One resource of one patient: one audit row. A page of twenty patients: twenty rows. */
    private Map<String, List<String>> kinds() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        String patient = "";
        for (int i = 0; i < PATIENTS; i++) {
            patient = created("Patient", """
                    {"resourceType":"Patient","name":[{"text":"Nguyễn Thị Đo"}],"birthDate":"1980-02-17",
                     "identifier":[{"system":"http://hamrong.vn/fhir/sid/BENCH8/mrn","value":"%s"}]}
                    """.formatted(UUID.randomUUID()));
            ids.add(created("Observation", """
                    {"resourceType":"Observation","status":"final","code":{"text":"Đường máu"},
                     "subject":{"reference":"Patient/%s"},"valueString":"bình thường"}
                    """.formatted(patient)));
        }
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("read one result", ids.stream().map(id -> "Observation/" + id).toList());
        kinds.put("search one patient's results", List.of("Observation?patient=Patient/" + patient));
        kinds.put("search, 20 patients on the page", List.of("Observation?status=final&_count=" + PATIENTS));
        return kinds;
    }

    private String created(String type, String json) throws IOException, InterruptedException {
        BenchClient.Answer answer = signedIn().post(type, json);
        need(answer.status(), 201);
        return answer.location().replaceAll(".*/" + type + "/([^/]+).*", "$1");
    }

    /** The time of each read, in milliseconds. */
    private double[] millis(List<String> paths, int count) throws IOException, InterruptedException {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            BenchClient reader = signedIn();
            long start = System.nanoTime();
            int status = reader.get(paths.get(i % paths.size())).status();
            millis[i] = (System.nanoTime() - start) / 1_000_000.0;
            need(status, 200);
        }
        return millis;
    }

    /** A token is good for five minutes. */
    private BenchClient signedIn() throws IOException, InterruptedException {
        if (asked++ % SIGN_IN_AGAIN_AFTER == 0) {
            client.signIn();
        }
        return client;
    }

    private static void need(int status, int needed) {
        if (status != needed) {
            throw new IllegalStateException("HTTP " + status + " where " + needed + " was needed");
        }
    }

    private static Map<String, Object> summary(List<double[]> rounds) {
        double[] all = rounds.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("reads", all.length);
        summary.put("median ms", rounded(all[all.length / 2]));
        summary.put("p95 ms", rounded(all[(int) (all.length * 0.95)]));
        return summary;
    }

    private static double rounded(double millis) {
        return Math.round(millis * 100) / 100.0;
    }

    private static ConfigurableApplicationContext start(Path folder, Database database) throws IOException {
        return new SpringApplicationBuilder(HubApplication.class, Switch.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(Demo.class, () -> Demo.NO))
                .properties(Map.of("spring.config.name", "application", "server.port", BenchClient.PORT))
                .run(
                        "--hamrong.data-folder=" + folder.resolve("data"),
                        "--hamrong.hospitals=" + folder.resolve("hospitals"),
                        "--hamrong.public-url=http://localhost:" + BenchClient.PORT,
                        "--hamrong.http.port=" + BenchClient.PORT,
                        "--hamrong.partners.port=" + freePort(),
                        "--hamrong.mllp.port=" + freePort(),
                        "--hamrong.fhir.calls-per-second=100000",
                        "--hamrong.database.url=" + database.url(),
                        "--hamrong.database.user=" + database.user(),
                        "--hamrong.database.password=" + database.password());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Puts the switch before the real audit. */
    @Configuration(proxyBeanMethods = false)
    static class Switch {
        @Bean
        static BeanPostProcessor switched() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof AuditTrail real ? new SwitchedTrail(real) : bean;
                }
            };
        }
    }
}
