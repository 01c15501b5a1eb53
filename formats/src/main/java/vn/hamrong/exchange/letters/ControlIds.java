package vn.hamrong.exchange.letters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Numbers that fit old fields, made from longer names: the same name gives the same number, another one another. */
public final class ControlIds {
    /** Base 32 (RFC 4648 §6), without padding. */
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int CONTROL_ID = 20;
    private static final int BITS = 5;

    private ControlIds() {}

    /** MSH-10 of what is delivered under that id: 20 characters, all that HL7 v2.5 allows; 100 bits of a hash. */
    public static String of(UUID id) {
        return of(id.toString(), CONTROL_ID);
    }

    /**
     * As many characters of the name's hash.
     *
     * @param length up to 50
     */
    public static String of(String name, int length) {
        byte[] hash = sha256(name);
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int digit = 0;
            for (int bit = i * BITS; bit < (i + 1) * BITS; bit++) {
                digit = digit * 2 + ((hash[bit / 8] >> (7 - bit % 8)) & 1);
            }
            digits.append(DIGITS.charAt(digit));
        }
        return digits.toString();
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
