package vn.hamrong.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The hub as a child process: started as an operator starts it, stopped as an operator or a power cut stops it. */
public final class HubProcess {
    private static final Duration STOP_MAX = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;
    /** Where the hub takes insurers' files. */
    public static final int PARTNERS = 18_090;

    private final ProcessBuilder command;
    private volatile Process process;

    private HubProcess(ProcessBuilder command, Process process) {
        this.command = command;
        this.process = process;
    }

    /**
     * Starts {@code ./hub run} of the project in {@code home}, with the hospitals of {@code bench/hospitals} and what it
     * prints in {@code work/hub.log}.
     *
     * @param more further options, as in {@code --hamrong.exchange.batch=10}
     */
    public static HubProcess start(Path home, Path work, Database database, List<String> more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                home.resolve("hub").toString(),
                "run",
                "--hamrong.data-folder=" + work.resolve("data"),
                "--hamrong.public-url=http://localhost:18080",
                "--hamrong.http.port=18080",
                "--hamrong.mllp.port=13575",
                "--hamrong.mllp.per-peer=64",
                "--hamrong.partners.port=" + PARTNERS,
                "--hamrong.database.url=" + database.url(),
                "--hamrong.database.user=" + database.user()));
        if (more.stream().noneMatch(word -> word.startsWith("--hamrong.hospitals="))) {
            words.add("--hamrong.hospitals=" + home.resolve("bench/hospitals"));
        }
        words.addAll(more);
        ProcessBuilder command = new ProcessBuilder(words);
        command.environment().put("HAMRONG_DATABASE_PASSWORD", database.password());
        command.environment().put("HUB_NO_BUILD", "1");
        command.redirectErrorStream(true);
        command.redirectOutput(ProcessBuilder.Redirect.appendTo(log(work)));
        HubProcess hub = new HubProcess(command, command.start());
        // Also when the bench itself is stopped: nothing may go on alone.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> hub.process.destroyForcibly(), "end-hub"));
        return hub;
    }

    public void startAgain() throws IOException {
        process = command.start();
    }

    /** SIGKILL: no shutdown hook, no flush. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM; SIGKILL when it does not end within 60 s, and then false. */
    public boolean stop() throws InterruptedException {
        process.destroy();
        boolean ended = process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            kill();
        }
        return ended;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until every MLLP port and the HTTP port accept; false when that takes longer, or the hub ends. */
    public boolean awaitReady(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            boolean open = BenchHospital.ALL.stream().allMatch(hospital -> accepts(hospital.port())) && accepts(18_080);
            if (open) {
                return true;
            }
            // Polling another process: there is no condition to wait on.
            Thread.sleep(POLL_MILLIS);
        }
        return false;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }

    /** Resident memory in MB, 0 when it is not known. */
    public long residentMegabytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** CPU time the hub has used since it started, in seconds; 0 when it is not known. */
    public double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    private static File log(Path work) throws IOException {
        Files.createDirectories(work);
        return work.resolve("hub.log").toFile();
    }
}
