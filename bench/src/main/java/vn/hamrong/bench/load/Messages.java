package vn.hamrong.bench.load;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import vn.hamrong.bench.BenchHospital;
import vn.hamrong.bench.Result;
import vn.hamrong.exchange.hl7.CharacterSets;

/**
 * Results that become five resources each: encounter, request, report, two observations; one in {@link #NEW_EVERY} is of
 * a new patient, which is a sixth. Wards, beds and doctors come again, as in a hospital. Safe for many threads.
 */
final class Messages {
    private static final int NEW_EVERY = 10;
    private static final int BEDS = 60;
    private static final int KNOWN_AT_FIRST = 200;
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 16, 8, 0);
    private static final List<String> TEXTS =
            List.of("Hồng cầu và tiểu cầu bình thường", "Người bệnh tỉnh, tiếp xúc tốt");

    private final String mark;
    private final AtomicLong next = new AtomicLong();
    private final AtomicInteger patients = new AtomicInteger(KNOWN_AT_FIRST);

    /** @param mark distinguishes these messages from those of earlier runs */
    Messages(String mark) {
        this.mark = mark;
    }

    /** The next message of the hospital, never the same twice. */
    byte[] next(BenchHospital hospital) {
        long number = next.incrementAndGet();
        boolean fresh = number % NEW_EVERY == 0;
        int known = patients.get();
        long patient = fresh ? patients.incrementAndGet() : Math.floorMod(number * 7919, known);
        String key = "L" + mark + "N" + number;
        Result result = new Result(
                hospital.code(), key, mark + "P" + patient, (int) (number % BEDS), Result.remarks(key, TEXTS));
        String time = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").format(TIME.plusSeconds(number));
        return CharacterSets.bytes(result.text(time), hospital.charset());
    }
}
