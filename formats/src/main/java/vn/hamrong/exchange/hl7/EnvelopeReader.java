package vn.hamrong.exchange.hl7;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Refusal;

/**
 * Judges a frame by its bytes and its first segment, before the journal keeps it. What a message means is judged later:
 * nothing clinical is refused here.
 */
public final class EnvelopeReader {
    private static final int CONTROL_ID_MAX = 199;
    private static final int MRN_MAX = 100;
    private static final Pattern MESSAGE_CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,19}");
    private static final Pattern QUERY = Pattern.compile("Q[A-Z]{2}|RSP|RTB|EQQ|VQQ|SQM|SPQ");
    private static final Pattern VERSION = Pattern.compile("2\\.[1-9](\\.[0-9]{1,2})*");
    private static final Set<String> MERGES =
            Set.of("A18", "A30", "A34", "A36", "A39", "A40", "A46", "A47", "A48", "A49");

    private final Dialect dialect;
    private final boolean testMessages;

    /**
     * A reader for one hospital.
     *
     * @param testMessages whether messages marked T or D in MSH-11 are taken: never in production (M-11)
     */
    public EnvelopeReader(Dialect dialect, boolean testMessages) {
        this.dialect = dialect;
        this.testMessages = testMessages;
    }

    /** Judges {@code content}: the bytes of one frame, without its start and end, at most 10 MB. Never throws for them. */
    public Reading read(byte[] content) {
        if (content.length > Bounds.MESSAGE_BYTES) {
            return refused(Header.NONE, Refusals.TOO_LARGE);
        }
        int msh = MessageBytes.msh(content);
        if (msh < 0) {
            return refused(Header.NONE, Refusals.NO_MSH);
        }
        return CharacterSets.decode(content, dialect.charset())
                .match(
                        text -> read(text.text().stripLeading(), text.charset()),
                        undecodable -> refused(Header.inAscii(content, msh), undecodable.refusal()));
    }

    private Reading read(String text, String charset) {
        return Header.of(segment(text, 0))
                .map(header -> read(text, charset, header))
                .orElseGet(() -> refused(Header.NONE, Refusals.SEPARATORS));
    }

    private Reading read(String text, String charset, Header header) {
        Optional<Refusal> refusal = Bounds.judge(text, header.delimiters())
                .or(() -> controlId(header))
                .or(() -> type(header))
                .or(() -> versionAndUse(header));
        return refusal.<Reading>map(why -> new Reading.Refused(header, partial(header), charset, why))
                .orElseGet(() -> patient(text, charset, header));
    }

    private static Optional<Refusal> controlId(Header header) {
        String id = header.field(10);
        if (id.isEmpty() || id.equals("\"\"")) {
            return Optional.of(Refusals.NO_CONTROL_ID);
        }
        return id.length() > CONTROL_ID_MAX ? Optional.of(Refusals.CONTROL_ID) : Optional.empty();
    }

    private static Optional<Refusal> type(Header header) {
        String code = header.messageCode();
        if (code.isEmpty()) {
            return Optional.of(Refusals.NO_TYPE);
        }
        if (header.isAcknowledgment()) {
            return Optional.of(Refusals.ACKNOWLEDGMENT);
        }
        boolean possible =
                MESSAGE_CODE.matcher(code).matches() && header.trigger().length() <= 20;
        return possible && !QUERY.matcher(code).matches() ? Optional.empty() : Optional.of(Refusals.TYPE);
    }

    private Optional<Refusal> versionAndUse(Header header) {
        String version = header.delimiters().leaf(header.field(12), 1);
        if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
            return Optional.of(Refusals.VERSION);
        }
        String use = header.delimiters().leaf(header.field(11), 1);
        boolean production = use.isEmpty() || use.equalsIgnoreCase("P");
        boolean test = use.equalsIgnoreCase("T") || use.equalsIgnoreCase("D");
        return production || (test && testMessages) ? Optional.empty() : Optional.of(Refusals.PROCESSING);
    }

    private Reading patient(String text, String charset, Header header) {
        Optional<PatientNumbers.Candidate> own = number(text, header, "PID", 3);
        Optional<PatientNumbers.Candidate> prior =
                MERGES.contains(header.trigger()) ? number(text, header, "MRG", 1) : Optional.empty();
        if (own.map(EnvelopeReader::isTooLong).orElse(false)
                || prior.map(EnvelopeReader::isTooLong).orElse(false)) {
            return new Reading.Refused(header, partial(header), charset, Refusals.MRN);
        }
        Envelope envelope = envelope(
                header,
                own.map(PatientNumbers.Candidate::number).orElse(""),
                prior.map(PatientNumbers.Candidate::number),
                visit(text, header));
        String authority = own.map(PatientNumbers.Candidate::authority).orElse("");
        return new Reading.Read(header, envelope, charset, authority);
    }

    private Optional<PatientNumbers.Candidate> number(String text, Header header, String segment, int number) {
        String value = field(text, header, segment, number);
        return PatientNumbers.own(value, header.delimiters(), dialect.mrnAuthorities());
    }

    /** A field of the first segment of that name, empty when there is none. */
    private static String field(String text, Header header, String segment, int number) {
        int at = indexOf(text, segment + header.delimiters().field());
        return at < 0 ? "" : Delimiters.nth(header.delimiters().fields(segment(text, at)), number + 1);
    }

    private static boolean isTooLong(PatientNumbers.Candidate candidate) {
        return candidate.number().length() > MRN_MAX;
    }

    private Reading refused(Header header, Refusal refusal) {
        return new Reading.Refused(header, partial(header), dialect.charset(), refusal);
    }

    private static Envelope partial(Header header) {
        return envelope(header, "", Optional.empty(), Optional.empty());
    }

    private static Envelope envelope(Header header, String mrn, Optional<String> priorMrn, Optional<String> visit) {
        Function<Integer, String> field = number -> bounded(header.field(number));
        return new Envelope(
                field.apply(3), field.apply(4), field.apply(10), bounded(header.type()), mrn, priorMrn, visit);
    }

    /** PV1-19.1, cut to 199 characters: it only tells visits of one lane apart. */
    private static Optional<String> visit(String text, Header header) {
        String number = header.delimiters().leaf(field(text, header, "PV1", 19), 1);
        return number.isEmpty() ? Optional.empty() : Optional.of(bounded(number));
    }

    private static String bounded(String value) {
        return value.length() > CONTROL_ID_MAX ? value.substring(0, CONTROL_ID_MAX) : value;
    }

    private static String segment(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\r' && text.charAt(end) != '\n') {
            end++;
        }
        return text.substring(from, end);
    }

    /** Where a line starts with {@code prefix}, or -1. */
    private static int indexOf(String text, String prefix) {
        int at = text.indexOf(prefix);
        while (at > 0 && text.charAt(at - 1) != '\r' && text.charAt(at - 1) != '\n') {
            at = text.indexOf(prefix, at + 1);
        }
        return at;
    }
}
