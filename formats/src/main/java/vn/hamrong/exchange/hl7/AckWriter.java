package vn.hamrong.exchange.hl7;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Refusal;

/**
 * Writes the answer to a message, HL7 v2.5.1, UTF-8, segments ended by CR. Of the message it repeats MSH-3 to MSH-6,
 * MSH-10, its trigger, version and processing id, escaped and bounded; nothing else.
 */
public final class AckWriter {
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSZ");
    private static final int ECHO_MAX = 227;
    private static final int CONTROL_ID_MAX = 199;
    private static final String OURSELVES = "HAMRONG";

    private AckWriter() {}

    /**
     * What to say.
     *
     * @param refusal becomes ERR; empty for AA
     * @param controlId our own MSH-10 of the answer, ASCII letters and digits
     * @param at becomes MSH-7, in Vietnam's time
     */
    public record Answer(Acknowledgment code, Optional<Refusal> refusal, String controlId, Instant at) {}

    /** The bytes of the answer, without the MLLP frame. Do not send one to {@link Header#isAcknowledgment()}. */
    public static byte[] write(Header header, Answer answer) {
        StringBuilder text = new StringBuilder(256);
        text.append(msh(header, answer))
                .append('\r')
                .append(msa(header, answer))
                .append('\r');
        answer.refusal().ifPresent(why -> text.append(err(why)).append('\r'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String msh(Header header, Answer answer) {
        String trigger = Echo.word(header.trigger(), 3);
        String us = Echo.field(header, 5, ECHO_MAX);
        return String.join(
                "|",
                List.of(
                        "MSH|^~\\&",
                        us.isEmpty() ? OURSELVES : us,
                        Echo.field(header, 6, ECHO_MAX),
                        Echo.field(header, 3, ECHO_MAX),
                        Echo.field(header, 4, ECHO_MAX),
                        TIME.format(answer.at().atZone(HERE)),
                        "",
                        trigger.isEmpty() ? "ACK" : "ACK^" + trigger + "^ACK",
                        answer.controlId(),
                        use(header),
                        version(header),
                        "|||||UNICODE UTF-8"));
    }

    private static String msa(Header header, Answer answer) {
        return "MSA|" + answer.code() + "|" + Echo.field(header, 10, CONTROL_ID_MAX);
    }

    private static String err(Refusal why) {
        String text = Echo.escape(why.english());
        return "ERR||" + why.location() + "|" + why.hl7Code() + "^" + text + "^HL70357|E|||" + Echo.escape(why.code())
                + "|" + Echo.escape(why.vietnamese()) + " / " + text;
    }

    private static String use(Header header) {
        String use = Echo.word(header.delimiters().leaf(header.field(11), 1), 1);
        return "PTD".contains(use) && !use.isEmpty() ? use : "P";
    }

    private static String version(Header header) {
        String version = header.delimiters().leaf(header.field(12), 1);
        return version.matches("2\\.[1-9](\\.[0-9])?") ? version : "2.5.1";
    }
}
