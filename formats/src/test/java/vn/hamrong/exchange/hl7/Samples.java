package vn.hamrong.exchange.hl7;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Random but repeatable texts: a failure names its seed, and {@code -Dseed=…} runs that one again. */
final class Samples {
    /** Every letter of the Vietnamese alphabet with every tone, lower case, composed. */
    static final String LOWER =
            "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợ" + "pqrstuùủũúụưừửữứựvwxyỳỷỹýỵz";

    static final String LETTERS = LOWER + LOWER.toUpperCase(java.util.Locale.ROOT);
    private static final int RUNS = 500;

    private final SplittableRandom random;

    private Samples(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static void forAll(Consumer<Samples> property) {
        Long only = Long.getLong("seed");
        for (long seed = only == null ? 0 : only; seed < (only == null ? RUNS : only + 1); seed++) {
            try {
                property.accept(new Samples(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("fails for -Dseed=" + seed, failure);
            }
        }
    }

    int upTo(int max) {
        return random.nextInt(max + 1);
    }

    /** Vietnamese letters, blanks, digits and the separators of HL7, up to {@code max} characters. */
    String text(int max) {
        String all = LETTERS + "      0123456789,.-/()|^~\\&\r";
        StringBuilder text = new StringBuilder();
        for (int left = upTo(max); left > 0; left--) {
            text.append(all.charAt(upTo(all.length() - 1)));
        }
        return text.toString();
    }
}
