package vn.hamrong.exchange.hospitals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import vn.hamrong.exchange.Destination.Letterhead;
import vn.hamrong.exchange.Destination.Times;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.shared.FacilityCode;

/** The key {@code letterhead}: how messages to this system are written. All of it may be left out. */
final class LetterheadReader {
    private static final Set<String> KEYS = Set.of(
            "charset",
            "decomposed",
            "version",
            "sendingApplication",
            "sendingFacility",
            "receivingApplication",
            "receivingFacility",
            "times");
    private static final String OURSELVES = "HAMRONG";
    private static final String CHARSETS = String.join(", ", new TreeSet<>(CharacterSets.SUPPORTED));

    private final Optional<Fields> fields;

    LetterheadReader(Faults faults, Optional<MappingNode> node) {
        this.fields = node.map(given -> new Fields(faults, given, KEYS));
    }

    Letterhead read(FacilityCode hospital) {
        String charset = charset();
        return new Letterhead(
                charset,
                decomposed(charset),
                version(),
                text("sendingApplication", OURSELVES),
                text("sendingFacility", OURSELVES),
                text("receivingApplication", "HIS"),
                text("receivingFacility", hospital.value()),
                times());
    }

    private String charset() {
        String charset = text("charset", CharacterSets.UTF_8);
        if (!CharacterSets.SUPPORTED.contains(charset)) {
            fault("charset", "must be one of " + CHARSETS, "phải là một trong " + CHARSETS);
        }
        return charset;
    }

    private boolean decomposed(String charset) {
        boolean decomposed = fields.map(given -> given.flag("decomposed")).orElse(false);
        if (decomposed && !charset.equals(CharacterSets.UTF_8)) {
            fault("decomposed", "is for UTF-8 only", "chỉ dùng với UTF-8");
        }
        return decomposed;
    }

    private String version() {
        String version = text("version", "2.5");
        if (!version.matches("2\\.[3-9](\\.[0-9])?")) {
            fault("version", "must be 2.3 to 2.9, as in \"2.5\"", "phải từ 2.3 đến 2.9, như \"2.5\"");
        }
        return version;
    }

    private Times times() {
        String word = text("times", "second").toUpperCase(Locale.ROOT);
        return Arrays.stream(Times.values())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseGet(() -> {
                    fault("times", "must be minute, second or zone", "phải là minute, second hoặc zone");
                    return Times.SECOND;
                });
    }

    private String text(String key, String otherwise) {
        Optional<String> text = fields.flatMap(given -> given.optionalText(key));
        text.filter(value -> value.length() > 100)
                .ifPresent(value -> fault(key, "has at most 100 characters", "dài nhất 100 ký tự"));
        return text.orElse(otherwise);
    }

    private void fault(String key, String english, String vietnamese) {
        fields.ifPresent(given -> given.fault(key, english, vietnamese));
    }
}
