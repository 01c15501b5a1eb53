package vn.hamrong.bench.desk;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongFunction;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.desk.FoundMessages;
import vn.hamrong.exchange.desk.FoundMessages.Asked;
import vn.hamrong.exchange.desk.FoundMessages.Page;
import vn.hamrong.exchange.desk.Question;
import vn.hamrong.exchange.desk.Scope;

/** Every kind of question, each with many values of its kind, as a person who asks: one after the other. */
final class Searches {
    private static final int LINES = 50;
    private static final int TIMES = 60;
    private static final String[] WITH_ACCENTS = {
        "Nguyễn Văn An", "Trần Thị Đào", "Lê Đức Hùng", "Phạm Ngọc Mơ", "Bùi Thị Thủy", "Đỗ Xuân Phương"
    };
    private static final String[] PLAIN = {
        "nguyen van an", "tran thi dao", "le duc hung", "pham ngoc mo", "bui thi thuy"
    };
    private static final String[] BEGINNINGS = {"nguyen v", "Trần Th", "phuo", "N", "le", "Đào"};
    private static final String[] SCATTERED = {"nguyen an", "tran dao", "le hung", "pham mo", "nguyen phuong"};

    private final FoundMessages found;
    private final long messages;
    private final Random random = new Random(21);

    Searches(FoundMessages found, long messages) {
        this.found = found;
        this.messages = messages;
    }

    /** What a kind took, in milliseconds, and how many lines it found on average. */
    record Took(double p50, double p95, double max, double lines) {}

    Map<String, Took> all() {
        Map<String, Took> took = new LinkedHashMap<>();
        took.put("nothing typed", time(n -> ""));
        took.put("citizen number", time(n -> "038" + digits(patient(n), 9)));
        took.put("insurance card, 15 characters", time(n -> "DN438" + digits(patient(n), 10)));
        took.put("insurance card, 10 digits", time(n -> "bhyt:" + digits(patient(n), 10)));
        took.put("name with accents", time(n -> WITH_ACCENTS[(int) (n % WITH_ACCENTS.length)]));
        took.put("name without accents", time(n -> PLAIN[(int) (n % PLAIN.length)]));
        took.put("beginning of a name", time(n -> BEGINNINGS[(int) (n % BEGINNINGS.length)]));
        took.put("words of a name apart", time(n -> SCATTERED[(int) (n % SCATTERED.length)]));
        took.put("visit", time(n -> "LK" + patient(n)));
        took.put("control id", time(n -> "CTRL" + n));
        took.put("order", time(n -> "XN-" + (n / 3 * 3)));
        took.put("hospital's patient number", time(n -> "bn:BN" + patient(n)));
        took.put("name and visit", time(n -> "bn:nguyen ma:LK" + patient(n)));
        took.put("what nobody has", time(n -> "khong co ai ten the nay " + n));
        for (MessageState state : MessageState.values()) {
            took.put("all " + state, time(n -> "", Optional.of(state)));
        }
        return took;
    }

    private long patient(long number) {
        return (number - 1) % (messages / Province.MESSAGES_A_PATIENT);
    }

    private static String digits(long value, int length) {
        return String.format("%0" + length + "d", value);
    }

    private Took time(LongFunction<String> text) {
        return time(text, Optional.empty());
    }

    /** Half of the questions are the province's, half one hospital's. */
    private Took time(LongFunction<String> text, Optional<MessageState> state) {
        double[] millis = new double[TIMES];
        long lines = 0;
        for (int i = 0; i < TIMES; i++) {
            long number = 1 + random.nextLong(messages);
            Scope scope = i % 2 == 0 ? Scope.PROVINCE : Scope.of(Province.code(patient(number) % Province.HOSPITALS));
            Asked asked = new Asked(scope, Question.of(text.apply(number)), state, OptionalLong.empty(), LINES);
            long begin = System.nanoTime();
            Page page = found.find(asked);
            millis[i] = (System.nanoTime() - begin) / 1e6;
            lines += page.lines().size();
        }
        Arrays.sort(millis);
        return new Took(
                tenths(millis[TIMES / 2]),
                tenths(millis[TIMES * 95 / 100]),
                tenths(millis[TIMES - 1]),
                tenths((double) lines / TIMES));
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
