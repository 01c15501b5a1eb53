package vn.hamrong.exchange.onboarding;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the samples tell, all by count. Names of fields, codes and systems only: nothing of a patient.
 *
 * @param messages how many were looked at
 * @param charset which character set they are written in
 * @param declared what MSH-18 says of it, empty text for nothing
 * @param refused why samples are no messages or would be refused
 * @param values by kind of thing: see the constants
 * @param unknownCodes codes by field (as in {@code PID-8}) that its table of HL7 does not hold
 * @param strangeTimes shapes by field (as in {@code 99/99/9999}) of values that are no time
 */
public record Survey(
        int messages,
        CharsetGuess charset,
        Counts declared,
        Counts refused,
        Map<String, Counts> values,
        Map<String, Counts> unknownCodes,
        Map<String, Counts> strangeTimes) {
    /** Message types, as in {@code ADT^A01}. */
    public static final String TYPES = "types";
    /** MSH-3. */
    public static final String APPLICATIONS = "applications";
    /** MSH-4. */
    public static final String FACILITIES = "facilities";
    /** PID-3.4 with PID-3.5, as in {@code BVHAMRONG/MR}. */
    public static final String AUTHORITIES = "authorities";
    /** Names of coding systems that lead to no published one. */
    public static final String SYSTEMS = "coding systems";
    /** Fields that were sent, as in {@code PID-5}. */
    public static final String FIELDS = "fields";
    /** Paths of values that become elements of the record. */
    public static final String MAPPED = "mapped";
    /** Paths of values that are kept as extensions. */
    public static final String EXTENDED = "extended";
    /** Paths of values that find no place. */
    public static final String UNMAPPED = "unmapped";

    public Survey {
        values = Map.copyOf(values);
        unknownCodes = new TreeMap<>(unknownCodes);
        strangeTimes = new TreeMap<>(strangeTimes);
    }

    /** Looks at messages as they would come in, each at most 10 MB. No message stops the others. */
    public static Survey of(List<byte[]> messages) {
        return new Surveyor(messages).survey();
    }

    /** The counts of one kind, empty when nothing of it was seen. */
    public Counts values(String kind) {
        return values.getOrDefault(kind, new Counts());
    }
}
