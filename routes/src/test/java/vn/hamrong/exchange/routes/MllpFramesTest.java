package vn.hamrong.exchange.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MllpFramesTest {
    private static final String TWO = "\u000bMSH|một\r\u001c\r\r\n\u000bMSH|hai\rPID\r\u001c\r";
    private static final int LIMIT = 1_000;

    private final MllpFrames frames = new MllpFrames(LIMIT);

    @Test
    void cutsFramesThatComeTogether() {
        assertThat(read(TWO)).containsExactly("MSH|một\r", "MSH|hai\rPID\r");
    }

    @Test
    void cutsTheSameFramesWhereverTheStreamIsSplit() {
        byte[] bytes = TWO.getBytes(UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            MllpFrames some = new MllpFrames(LIMIT);
            List<String> seen = new ArrayList<>(read(some, Arrays.copyOf(bytes, cut)));
            seen.addAll(read(some, Arrays.copyOfRange(bytes, cut, bytes.length)));

            assertThat(seen).as("cut at %d", cut).containsExactly("MSH|một\r", "MSH|hai\rPID\r");
        }
    }

    @Test
    void cutsFramesThatComeByteByByte() {
        List<String> seen = new ArrayList<>();
        for (byte one : TWO.getBytes(UTF_8)) {
            seen.addAll(read(frames, new byte[] {one}));
        }

        assertThat(seen).containsExactly("MSH|một\r", "MSH|hai\rPID\r");
    }

    @Test
    void givesTheEmptyFrameAsNothing() {
        assertThat(read("\u000b\u001c\r")).containsExactly("");
    }

    @Test
    void M04_refusesWhatIsNoFrame() {
        assertThat(read("HELLO")).containsExactly("JUNK:HELLO");
        assertThat(read(new MllpFrames(LIMIT), bytes("\u000bA\u001cB"))).containsExactly("BAD_END:A\u001cB");
        assertThat(read(new MllpFrames(LIMIT), bytes("\u000bA\u000bB"))).containsExactly("SECOND_START:A\u000bB");
        assertThat(read(new MllpFrames(LIMIT), bytes("\u000bA\u0000B"))).containsExactly("NUL:A\u0000B");
        assertThat(read(new MllpFrames(LIMIT), bytes("\u000bA\u001c\r"))).containsExactly("A");
    }

    @Test
    void M04_readsNothingMoreAfterAFault() {
        assertThat(read("X")).containsExactly("JUNK:X");
        assertThat(read("\u000bMSH\u001c\r")).isEmpty();
        assertThat(frames.capacity()).isZero();
    }

    @Test
    void M03_takesTheLongestFrameAndNotOneByteMore() {
        String longest = "x".repeat(LIMIT);

        assertThat(read("\u000b" + longest + "\u001c\r")).containsExactly(longest);
        assertThat(read("\u000b" + longest + "x")).containsExactly("TOO_LONG:" + longest + "x");
    }

    @Test
    void M03_holdsNoMoreThanTheLimitAndOneRead() {
        MllpFrames some = new MllpFrames(100_000);
        byte[] piece = "y".repeat(1_000).getBytes(UTF_8);
        int most = 0;
        read(some, bytes("\u000b"));
        List<String> seen = List.of();
        for (int i = 0; i < 200 && seen.isEmpty(); i++) {
            seen = read(some, piece);
            most = Math.max(most, some.capacity());
        }

        assertThat(seen).singleElement().asString().startsWith("TOO_LONG:yyy");
        assertThat(most).isLessThanOrEqualTo(101_000 + 2);
    }

    @Test
    void refusesEndlessPadding() {
        assertThat(read("\r\n".repeat(MllpFrames.MAX_PADDING / 2))).isEmpty();
        assertThat(read("\r")).singleElement().asString().startsWith("JUNK");
    }

    @Test
    void letsGoOfTheRoomOfALargeFrame() {
        MllpFrames some = new MllpFrames(1_000_000);
        read(some, bytes("\u000b" + "z".repeat(500_000)));

        assertThat(some.capacity()).isGreaterThan(500_000);
        assertThat(read(some, bytes("\u001c\r"))).hasSize(1);
        assertThat(some.capacity()).isLessThan(5_000);
    }

    @Test
    void neverGivesHalfAFrameOfRandomBytes() {
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] stream = junk(random);
            List<String> atOnce = read(new MllpFrames(64), stream);
            List<String> inPieces = pieces(new MllpFrames(64), stream, random);

            assertThat(inPieces).as("seed %d", seed).isEqualTo(expected(stream));
            assertThat(atOnce).as("seed %d", seed).hasSameSizeAs(inPieces);
        }
    }

    /** What the stream holds, said the slow way: whole frames up to the first thing that is none. */
    private static List<String> expected(byte[] stream) {
        String rest = new String(stream, java.nio.charset.StandardCharsets.ISO_8859_1);
        List<String> all = new ArrayList<>();
        while (true) {
            rest = rest.replaceFirst("^[\r\n]+", "");
            java.util.regex.Matcher whole = java.util.regex.Pattern.compile(
                            "^\u000b([^\u0000\u000b\u001c]{0,64})\u001c\r", java.util.regex.Pattern.DOTALL)
                    .matcher(rest);
            if (!whole.find()) {
                if (!rest.matches("(?s)(\u000b[^\u0000\u000b\u001c]{0,64}\u001c?)?")) {
                    all.add("fault");
                }
                return all;
            }
            all.add(whole.group(1));
            rest = rest.substring(whole.end());
        }
    }

    private static List<String> pieces(MllpFrames some, byte[] stream, SplittableRandom random) {
        List<String> seen = new ArrayList<>();
        for (int at = 0; at < stream.length; ) {
            int to = Math.min(stream.length, at + 1 + random.nextInt(20));
            some.add(ByteBuffer.wrap(stream, at, to - at));
            some.next().ifPresent(first -> seen.addAll(all(some, first)));
            at = to;
        }
        return seen;
    }

    private static List<String> all(MllpFrames some, Framed first) {
        List<String> seen = new ArrayList<>();
        for (Framed each = first; each != null; each = some.next().orElse(null)) {
            boolean fault = each.fault().isPresent();
            seen.add(fault ? "fault" : new String(each.content(), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return seen;
    }

    private static byte[] junk(SplittableRandom random) {
        byte[] pool = {0x0b, 0x0b, 0x1c, 0x0d, 0x0a, 0x00, 'M', 'S', 'H', '|', (byte) 0xc3, (byte) 0xff};
        java.io.ByteArrayOutputStream stream = new java.io.ByteArrayOutputStream();
        for (int part = random.nextInt(12); part > 0; part--) {
            if (random.nextInt(8) > 0) {
                stream.writeBytes(bytes("\u000bMSH|" + "x".repeat(random.nextInt(70)) + "\u001c\r"));
            } else {
                stream.write(pool[random.nextInt(pool.length)]);
            }
        }
        return stream.toByteArray();
    }

    private List<String> read(String text) {
        return read(frames, bytes(text));
    }

    private static List<String> read(MllpFrames some, byte[] bytes) {
        some.add(ByteBuffer.wrap(bytes));
        List<String> seen = new ArrayList<>();
        for (Framed each = some.next().orElse(null);
                each != null;
                each = some.next().orElse(null)) {
            String content = new String(each.content(), UTF_8);
            seen.add(each.fault().map(why -> why + ":" + content).orElse(content));
        }
        return seen;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
