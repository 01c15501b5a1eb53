package vn.hamrong.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import vn.hamrong.bench.Arguments;
import vn.hamrong.bench.BenchHospital;
import vn.hamrong.bench.Database;
import vn.hamrong.bench.HubProcess;
import vn.hamrong.bench.Leavings;
import vn.hamrong.exchange.hl7.AckReader;
import vn.hamrong.simulators.MllpClient;

/**
 * {@code smoke --db h2|pg --frames 2000 --seed 1}: a few seconds of load, then seeded rubbish at a running hub. It must
 * stay alive, answer nothing but AA, AE, AR or a closed connection, and take a good frame after every hundred.
 */
public final class Fuzz {
    private static final Duration PATIENCE = Duration.ofMillis(150);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int GOOD_EVERY = 100;
    private static final int RATE = 50;

    private final SplittableRandom random;
    private final Messages messages;
    private final Map<String, Integer> answers = new TreeMap<>();

    Fuzz(long seed, Messages messages) {
        this.random = new SplittableRandom(seed);
        this.messages = messages;
    }

    /** 0 when the hub took it. */
    public static int run(List<String> words) throws IOException, InterruptedException {
        Arguments arguments = new Arguments(words, List.of("db", "frames", "seed", "home", "work"));
        Path work = arguments.folder("work", "bench/target/smoke");
        Files.createDirectories(work);
        Path run = Files.createTempDirectory(work, "smoke-");
        Map<String, Object> report;
        try (Database database = Database.start(arguments.text("db", "h2"), run)) {
            HubProcess hub = HubProcess.start(arguments.folder("home", "."), run, database, List.of());
            try {
                report = smoke(hub, arguments);
            } finally {
                hub.kill();
            }
        }
        System.out.println(Database.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        boolean right = Boolean.TRUE.equals(report.get("alive")) && Boolean.TRUE.equals(report.get("right answers"));
        if (right) {
            Leavings.remove(run);
        }
        return right ? 0 : 1;
    }

    private static Map<String, Object> smoke(HubProcess hub, Arguments arguments)
            throws IOException, InterruptedException {
        if (!hub.awaitReady(Duration.ofMinutes(4))) {
            throw new IllegalStateException("the hub is not ready: see hub.log");
        }
        Map<String, Object> report = new LinkedHashMap<>();
        Messages messages = new Messages(Long.toString(System.currentTimeMillis(), 36));
        Load.Measured load = new Load(messages, BenchHospital.ALL.size() * 2).at(RATE, Duration.ofSeconds(20));
        report.put("load at " + RATE + "/s", load.report());
        Fuzz fuzz = new Fuzz(arguments.number("seed", 1), messages);
        boolean good = fuzz.play(BenchHospital.ALL, arguments.number("frames", 2000));
        report.put("answers to rubbish", fuzz.answers);
        report.put("right answers", good && load.others() == 0);
        report.put("alive", hub.isAlive());
        return report;
    }

    /** False as soon as a good frame is not accepted or an answer is none that HL7 knows. */
    boolean play(List<BenchHospital> hospitals, int frames) throws IOException {
        for (int i = 0; i < frames; i++) {
            BenchHospital hospital = hospitals.get(i % hospitals.size());
            if (!rubbish(hospital) || (i % GOOD_EVERY == 0 && !good(hospital))) {
                return false;
            }
        }
        return hospitals.stream().allMatch(this::goodNow);
    }

    Map<String, Integer> answers() {
        return Map.copyOf(answers);
    }

    private boolean goodNow(BenchHospital hospital) {
        try {
            return good(hospital);
        } catch (IOException broken) {
            return false;
        }
    }

    private boolean good(BenchHospital hospital) throws IOException {
        try (MllpClient client = MllpClient.connect(hospital.address(), TIMEOUT)) {
            return client.send(messages.next(hospital)).code().equals("AA");
        }
    }

    private boolean rubbish(BenchHospital hospital) throws IOException {
        try (MllpClient client = MllpClient.connect(hospital.address(), PATIENCE)) {
            client.writeRaw(bytes(hospital));
            AckReader.Answered answer = client.read();
            answers.merge(answer.code(), 1, Integer::sum);
            return List.of("AA", "AE", "AR").contains(answer.code());
        } catch (IOException noAnswer) {
            answers.merge(noAnswer.getClass().getSimpleName(), 1, Integer::sum);
            return true;
        }
    }

    /** A frame, spoilt in one of many ways. */
    private byte[] bytes(BenchHospital hospital) {
        byte[] content = messages.next(hospital);
        byte[] frame = new byte[content.length + 3];
        System.arraycopy(content, 0, frame, 1, content.length);
        frame[0] = 0x0b;
        frame[frame.length - 2] = 0x1c;
        frame[frame.length - 1] = 0x0d;
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(frame, random.nextInt(frame.length));
            case 1 -> Arrays.copyOfRange(frame, random.nextInt(frame.length), frame.length);
            case 2 -> noise(1 + random.nextInt(4000));
            case 3 -> doubled(frame);
            case 4 -> swapped(frame, 1 + random.nextInt(50), 1);
            default -> swapped(frame, 1 + random.nextInt(5), 0);
        };
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        noise[0] = 0x0b;
        return noise;
    }

    private static byte[] doubled(byte[] frame) {
        byte[] twice = Arrays.copyOf(frame, frame.length * 2);
        System.arraycopy(frame, 0, twice, frame.length / 2, frame.length);
        return twice;
    }

    /** Some bytes are replaced, the frame's own only if {@code spared} is 0. */
    private byte[] swapped(byte[] frame, int count, int spared) {
        byte[] swapped = frame.clone();
        for (int i = 0; i < count; i++) {
            swapped[spared + random.nextInt(frame.length - 3 * spared)] = (byte) random.nextInt(256);
        }
        return swapped;
    }
}
