package vn.hamrong.exchange.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hamrong.exchange.hl7.FieldPlace;

/**
 * Why a message stands still or was refused, for people: the journal keeps its reason in one English sentence, the pages' words
 * are {@code cause.<key>} (what it means) and {@code cause.<key>.fix} (what to do).
 *
 * @param reason as the journal keeps it
 * @param place the field somebody should look at
 */
public record Cause(String key, String reason, Optional<FieldPlace> place) {
    private static final String OTHER = "other";
    private static final Pattern REFUSAL = Pattern.compile("([a-z]+(?:-[a-z]+)+): .*");

    private static final Map<String, Pattern> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("no-prior-number", Pattern.compile("MRG-1 names no prior number.*"));
        KNOWN.put("no-patient-number", Pattern.compile("PID-3 names no medical record number.*"));
        KNOWN.put("nothing-to-keep", Pattern.compile("nothing in the message can become part of a record"));
        KNOWN.put("malformed", Pattern.compile("cannot be converted: .*"));
        KNOWN.put("our-fault", Pattern.compile("the conversion failed: .*"));
        KNOWN.put("not-applied", Pattern.compile("could not be applied after .*"));
        KNOWN.put("control-id-again", Pattern.compile("control id used again for other content"));
        KNOWN.put("replaced", Pattern.compile("replaced by #[0-9]+: .*"));
        KNOWN.put("other-patient", Pattern.compile("the correction is of another patient.*"));
        KNOWN.put("other-type", Pattern.compile("the correction is another type.*"));
        KNOWN.put("letter-charset", Pattern.compile(".* has no code for a character of the text"));
        KNOWN.put(
                "letter-differs",
                Pattern.compile("what was written (would be read differently|cannot be read back).*"));
        KNOWN.put("letter-refused", Pattern.compile("the (receiver|partner) answered .*"));
        KNOWN.put("letter-identity", Pattern.compile("birth date or name differ from what the hospital.*"));
        KNOWN.put("letter-no-patient", Pattern.compile("the hospital that ordered it has no patient.*"));
        KNOWN.put("letter-tried", Pattern.compile("(tried|taken) [0-9]+ times, .*"));
        KNOWN.put("no-such-letter", Pattern.compile("the character set of the message has no code.*"));
    }

    static Cause of(String reason) {
        String key = KNOWN.entrySet().stream()
                .filter(known -> known.getValue().matcher(reason).matches())
                .map(Entry::getKey)
                .findFirst()
                .orElse(REFUSAL.matcher(reason).matches() ? "refused" : OTHER);
        return new Cause(key, reason, FieldPlace.in(reason));
    }

    /** Nothing to explain. */
    public boolean isNone() {
        return reason.isEmpty();
    }
}
