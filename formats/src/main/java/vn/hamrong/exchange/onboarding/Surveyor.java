package vn.hamrong.exchange.onboarding;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.fhir.CodeSystems;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.fhir.Hl7ToFhir;
import vn.hamrong.exchange.fhir.Sender;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.exchange.hl7.Hl7Message;
import vn.hamrong.exchange.hl7.Hl7Segment;
import vn.hamrong.exchange.hl7.Hl7Value;
import vn.hamrong.exchange.hl7.MalformedHl7;

/** Goes over the samples once and counts. */
final class Surveyor {
    /** A code is short and has no spaces; anything else in a coded field may be a text about a patient. */
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_.+/<>-]{1,20}");

    private final List<byte[]> messages;
    private final CharsetGuess charset;
    private final Counts declared = new Counts();
    private final Counts refused = new Counts();
    private final Map<String, Counts> values = new TreeMap<>();
    private final Map<String, Counts> unknownCodes = new TreeMap<>();
    private final Map<String, Counts> strangeTimes = new TreeMap<>();

    Surveyor(List<byte[]> messages) {
        this.messages = List.copyOf(messages);
        this.charset = CharsetGuess.of(messages);
    }

    Survey survey() {
        messages.forEach(this::look);
        return new Survey(messages.size(), charset, declared, refused, values, unknownCodes, strangeTimes);
    }

    private void look(byte[] content) {
        CharacterSets.decode(content, charset.charset())
                .match(
                        text -> {
                            look(text.text());
                            return true;
                        },
                        undecodable -> {
                            refused.add(undecodable.refusal().english());
                            return false;
                        });
    }

    private void look(String text) {
        Hl7Message message;
        try {
            message = Hl7Message.parse(text);
        } catch (MalformedHl7 malformed) {
            refused.add(String.valueOf(malformed.getMessage()));
            return;
        }
        header(message);
        message.segments().forEach(this::fields);
        CodedField.ALL.forEach(field -> codes(field, message));
        TimeField.ALL.forEach(field -> times(field, message));
        convert(message);
    }

    private void header(Hl7Message message) {
        Hl7Segment header = message.header();
        count(Survey.TYPES, message.event().isEmpty() ? message.type() : message.type() + "^" + message.event());
        count(Survey.APPLICATIONS, header.field(3).text());
        count(Survey.FACILITIES, header.field(4).text());
        declared.add(header.field(18).text());
    }

    private void fields(Hl7Segment segment) {
        for (int n = 1; n <= segment.fields().size(); n++) {
            if (segment.repetitions(n).stream().anyMatch(Hl7Value::isPresent)) {
                count(Survey.FIELDS, segment.name() + "-" + n);
            }
        }
        if (segment.name().equals("PID")) {
            segment.repetitions(3).forEach(this::authority);
        }
        systems(segment);
    }

    private void authority(Hl7Value number) {
        count(Survey.AUTHORITIES, number.part(4).text() + "/" + number.part(5).text());
    }

    /** The third part of a code names its system (CWE): only in fields that are codes in every message we know. */
    private void systems(Hl7Segment segment) {
        int field = switch (segment.name()) {
            case "OBX", "DG1", "AL1" -> 3;
            case "OBR" -> 4;
            case "FT1" -> 7;
            default -> 0;
        };
        if (field > 0) {
            String name = segment.field(field).part(3).text();
            if (!name.isEmpty() && !CodeSystems.isPublished(name)) {
                count(Survey.SYSTEMS, name);
            }
        }
    }

    private void codes(CodedField field, Hl7Message message) {
        for (Hl7Segment segment : message.segments()) {
            if (segment.name().equals(field.segment())) {
                segment.repetitions(field.field()).stream()
                        .map(Hl7Value::text)
                        .filter(code -> !code.isEmpty() && !field.knows(code))
                        .map(code -> CODE.matcher(code).matches() ? code : Counts.OTHERS)
                        .forEach(code -> in(unknownCodes, field.path()).add(code));
            }
        }
    }

    private void times(TimeField field, Hl7Message message) {
        for (Hl7Segment segment : message.segments()) {
            String text = segment.name().equals(field.segment())
                    ? segment.field(field.field()).text()
                    : "";
            if (!text.isEmpty() && !TimeField.isTime(text)) {
                in(strangeTimes, field.path()).add(TimeField.shape(text));
            }
        }
    }

    private void convert(Hl7Message message) {
        Conversion conversion = Hl7ToFhir.convert(message, Sender.unknown(message));
        if (conversion instanceof Conversion.Converted converted) {
            ConversionReceipt receipt = converted.receipt();
            receipt.mapped().forEach(one -> count(Survey.MAPPED, one.path()));
            receipt.extensions().forEach(one -> count(Survey.EXTENDED, one.path()));
            receipt.unmapped().forEach(one -> count(Survey.UNMAPPED, one.path()));
        } else if (conversion instanceof Conversion.Refused no) {
            refused.add(no.reason());
        }
    }

    private void count(String kind, String name) {
        in(values, kind).add(name);
    }

    private static Counts in(Map<String, Counts> counts, String key) {
        return counts.computeIfAbsent(key, any -> new Counts());
    }
}
