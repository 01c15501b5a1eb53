package vn.hamrong.bench.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import vn.hamrong.bench.Arguments;
import vn.hamrong.bench.BenchHospital;
import vn.hamrong.bench.Database;
import vn.hamrong.bench.HubProcess;
import vn.hamrong.bench.Leavings;
import vn.hamrong.simulators.Inbox;
import vn.hamrong.simulators.Journey;
import vn.hamrong.simulators.MllpClient;

/**
 * {@code deliver --db h2|pg --kills 2}: orders go from one hospital to another, and the hub is killed (SIGKILL) while the
 * receiver has a message and has not answered it. Every order must arrive, under one MSH-10 each, in the same words again.
 */
public final class DeliveryKill {
    private static final String LEFT = "select count(*) from hub.outbox where state <> 'DELIVERED'";
    private static final Duration READY_MAX = Duration.ofMinutes(6);
    /** After the last start, which counts in it. */
    private static final Duration ARRIVES_MAX = Duration.ofMinutes(9);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final int ORDERS = 6;
    private static final long POLL_MILLIS = 200;

    private final int kills;
    private final Path work;
    private final Database database;
    private final AtomicInteger killed = new AtomicInteger();
    private final Semaphore held = new Semaphore(0);
    private final Semaphore dead = new Semaphore(0);

    private DeliveryKill(int kills, Path work, Database database) {
        this.kills = kills;
        this.work = work;
        this.database = database;
    }

    /** 0 when everything arrived as it must, else 1. */
    public static int run(List<String> words) throws IOException, InterruptedException, SQLException {
        Arguments arguments = new Arguments(words, List.of("db", "kills", "home", "work"));
        Path work = arguments.folder("work", "bench/target/deliver");
        Files.createDirectories(work);
        Path run = Files.createTempDirectory(work, arguments.text("db", "h2") + "-");
        Map<String, Object> report;
        try (Database database = Database.start(arguments.text("db", "h2"), run)) {
            report = new DeliveryKill(arguments.number("kills", 2), run, database).run(arguments.folder("home", "."));
        }
        String text = Database.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        Files.writeString(run.resolve("verdict.json"), text);
        System.out.println(text);
        boolean holds = Boolean.TRUE.equals(report.get("holds"));
        if (holds) {
            Leavings.remove(run);
        }
        return holds ? 0 : 1;
    }

    private Map<String, Object> run(Path home) throws IOException, InterruptedException, SQLException {
        try (Inbox receiver = Inbox.open("windows-1258", this::hold)) {
            Path hospitals = hospitals(home, receiver.port());
            HubProcess hub = HubProcess.start(home, work, database, List.of("--hamrong.hospitals=" + hospitals));
            try {
                return judge(receiver, hub.awaitReady(READY_MAX) && orders() && killAll(hub, receiver));
            } finally {
                hub.stop();
            }
        }
    }

    /** Called with a message taken and not answered: the first ones wait here until the hub is dead. */
    private void hold(String controlId) {
        if (killed.get() < kills) {
            held.release();
            dead.acquireUninterruptibly();
        }
    }

    private boolean killAll(HubProcess hub, Inbox receiver) throws IOException, InterruptedException, SQLException {
        while (killed.get() < kills) {
            if (!held.tryAcquire(READY_MAX.toSeconds(), TimeUnit.SECONDS)) {
                return false;
            }
            hub.kill();
            killed.incrementAndGet();
            dead.release();
            hub.startAgain();
        }
        return await(() -> receiver.messages().size() == ORDERS && database.number(LEFT) == 0);
    }

    /** One patient, several orders, addressed to the second hospital. */
    private static boolean orders() throws IOException {
        InetSocketAddress hub = BenchHospital.ALL.get(0).address();
        try (MllpClient client = MllpClient.connect(hub, ANSWER_MAX)) {
            for (int order = 1; order <= ORDERS; order++) {
                if (!client.send(order(order)).code().equals("AA")) {
                    return false;
                }
            }
        }
        return true;
    }

    private static byte[] order(int number) {
        return String.join(
                        "\r",
                        "MSH|^~\\&|HIS|BENCH1|HUB|BENCH2|20261125080000||ORM^O01|D" + number + "|P|2.5",
                        "PID|1||D1^^^BENCH1^MR~038185000001^^^CCCD^NI||NGUYỄN^GIẢ ĐỊNH||19850304|F",
                        "ORC|NW|CD" + number + "^HIS",
                        "OBR|1|CD" + number + "^HIS||XN^Xét nghiệm^L",
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> judge(Inbox receiver, boolean arrived) throws SQLException {
        List<String> messages = receiver.messages();
        int numbers = new TreeSet<>(messages.stream().map(Journey::orderNumber).toList()).size();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("database", database.kind());
        report.put("kills between send and confirm", killed.get());
        report.put("orders", ORDERS);
        report.put("messages that arrived, by MSH-10", messages.size());
        report.put("order numbers that arrived", numbers);
        report.put("came again under the same MSH-10", receiver.repeated());
        report.put("came again in other words", receiver.changed());
        report.put("left in the outbox", database.number(LEFT));
        report.put(
                "holds",
                arrived
                        && killed.get() == kills
                        && messages.size() == ORDERS
                        && numbers == ORDERS
                        && receiver.repeated() >= kills
                        && receiver.changed() == 0);
        return report;
    }

    private static Path copy(Path file, Path folder) {
        try {
            return Files.copy(file, folder.resolve(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path hospitals(Path home, int port) throws IOException {
        Path folder = Files.createDirectories(work.resolve("hospitals"));
        try (Stream<Path> files = Files.list(home.resolve("bench/hospitals"))) {
            files.forEach(file -> copy(file, folder));
        }
        String delivery = """

                deliveries:
                  - name: his
                    by: mllp
                    what: [referral]
                    address: 127.0.0.1:%d
                    letterhead: {charset: windows-1258, version: "2.4"}
                """.formatted(port);
        Files.writeString(folder.resolve("BENCH2.yaml"), delivery, StandardOpenOption.APPEND);
        return folder;
    }

    private interface Condition {
        boolean isMet() throws SQLException;
    }

    private static boolean await(Condition condition) throws InterruptedException, SQLException {
        long end = System.nanoTime() + ARRIVES_MAX.toNanos();
        while (System.nanoTime() < end) {
            if (condition.isMet()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS); // another process is watched
        }
        return false;
    }
}
