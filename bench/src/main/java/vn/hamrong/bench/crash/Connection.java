package vn.hamrong.bench.crash;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.hamrong.bench.BenchHospital;
import vn.hamrong.bench.Result;
import vn.hamrong.exchange.hl7.AckReader;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.exchange.hl7.ContentKeys;
import vn.hamrong.simulators.MllpClient;

/** One connection of one hospital with patients of its own: the next message leaves when the last one is settled. */
final class Connection implements Runnable {
    private static final List<String> TEXTS = List.of(
            "Người bệnh tỉnh, tiếp xúc tốt, đề nghị theo dõi thêm",
            "Hồng cầu và tiểu cầu bình thường",
            "Kết quả có giá trị trong hai mươi bốn giờ, xin đối chiếu lâm sàng");
    private static final int SENDS_MAX = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final long PAUSE_MILLIS = 100;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /** What all connections of a run share. */
    record Shared(Plan plan, Ledger ledger, AtomicBoolean going, AtomicLong accepted) {}

    private final Shared shared;
    private final BenchHospital hospital;
    private final int number;
    private final SplittableRandom random;
    private final Map<String, Integer> seqs = new HashMap<>();
    private @Nullable MllpClient client;

    Connection(Shared shared, BenchHospital hospital, int number) {
        this.shared = shared;
        this.hospital = hospital;
        this.number = number;
        this.random = new SplittableRandom(shared.plan().seed() * 1000 + number);
    }

    @Override
    public void run() {
        try {
            long next = System.nanoTime();
            while (shared.going().get()) {
                next = paced(next);
                message();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            hangUp();
        }
    }

    private long paced(long next) throws InterruptedException {
        if (shared.plan().rate() == 0) {
            return next;
        }
        long now = System.nanoTime();
        long wait = next - now;
        if (wait > 0) {
            Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
        }
        long interval = 1_000_000_000L * Plan.CONNECTIONS / shared.plan().rate();
        return Math.max(next, now - interval) + interval;
    }

    private void message() throws InterruptedException {
        boolean foreign = random.nextInt(Plan.FOREIGN_EVERY) == 0;
        String patient = shared.plan().mark() + "H" + number + "P" + random.nextInt(Plan.PATIENTS_PER_CONNECTION);
        int seq = seqs.merge(patient, 1, Integer::sum);
        String key = "C" + patient + "N" + seq;
        List<String> remarks = seq % 2 == 1 ? List.of() : Result.remarks(key, TEXTS);
        Result result = new Result(foreign ? "NOBODY" : hospital.code(), key, patient, seq, remarks);
        byte[] content = CharacterSets.bytes(
                result.text(SECOND.format(LocalDateTime.of(2026, 11, 16, 8, 0).plusSeconds(seq))), hospital.charset());
        shared.ledger().intend(new Intent(key, patient, seq, ContentKeys.sha256(content), remarks));
        Outcome outcome = settle(key, content);
        if (outcome == Outcome.OK && random.nextInt(Plan.REPEAT_EVERY) == 0) {
            repeat(key, content);
        }
    }

    /** Sends until AA or AR; a refused connection is no attempt, since nothing was sent. */
    private Outcome settle(String key, byte[] content) throws InterruptedException {
        for (int sent = 0; sent < SENDS_MAX && !Thread.currentThread().isInterrupted(); ) {
            MllpClient open = connected();
            if (open != null) {
                sent++;
                Outcome outcome = attempt(open, key, content);
                shared.ledger().end(key, outcome);
                if (outcome != Outcome.INFO) {
                    return outcome;
                }
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return Outcome.INFO;
    }

    private void repeat(String key, byte[] content) {
        MllpClient open = connected();
        if (open != null && attempt(open, key, content) == Outcome.FAIL) {
            shared.ledger().odd(key, "accepted, and refused when it came again");
        }
    }

    private Outcome attempt(MllpClient open, String key, byte[] content) {
        try {
            AckReader.Answered answer = open.send(content);
            if (!answer.controlId().equals(key)) {
                shared.ledger().odd(key, "answered with another control id");
                hangUp();
                return Outcome.INFO;
            }
            return outcome(answer.code());
        } catch (IOException broken) {
            hangUp();
            return Outcome.INFO;
        }
    }

    private Outcome outcome(String code) {
        return switch (code) {
            case "AA" -> {
                shared.accepted().incrementAndGet();
                yield Outcome.OK;
            }
            case "AR" -> Outcome.FAIL;
            default -> Outcome.INFO;
        };
    }

    private @Nullable MllpClient connected() {
        if (client == null) {
            try {
                client = MllpClient.connect(hospital.address(), TIMEOUT);
            } catch (IOException down) {
                return null;
            }
        }
        return client;
    }

    private void hangUp() {
        MllpClient open = client;
        client = null;
        if (open != null) {
            open.close();
        }
    }

    static List<Connection> all(Shared shared) {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < Plan.CONNECTIONS; i++) {
            connections.add(new Connection(shared, BenchHospital.ALL.get(i % BenchHospital.ALL.size()), i));
        }
        return connections;
    }
}
