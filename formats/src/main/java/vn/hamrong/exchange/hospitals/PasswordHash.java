package vn.hamrong.exchange.hospitals;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as a hospital's file holds it: {@code pbkdf2-sha256$iterations$salt$hash} (RFC 8018, HMAC-SHA-256, salt of 16
 * and hash of 32 bytes in base64). Slow on purpose: some tenths of a second.
 */
public final class PasswordHash {
    /** As OWASP asks for PBKDF2 with SHA-256. */
    public static final int ITERATIONS = 600_000;

    private static final int ITERATIONS_MIN = 100_000;
    private static final int ITERATIONS_MAX = 5_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final Pattern FORM =
            Pattern.compile("pbkdf2-sha256\\$([0-9]{6,7})\\$([0-9A-Za-z+/]{22}==)\\$([0-9A-Za-z+/]{43}=)");

    private PasswordHash() {}

    /** Of {@code password}; {@code salt} is random, never used twice. */
    public static String of(String password, byte[] salt, int iterations) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
        }
        Base64.Encoder base64 = Base64.getEncoder();
        return "pbkdf2-sha256$" + iterations + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash(password, salt, iterations));
    }

    /** Whether {@code text} is such a line, strong enough and bounded in time. */
    public static boolean isOne(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                && Integer.parseInt(parts.group(1)) >= ITERATIONS_MIN
                && Integer.parseInt(parts.group(1)) <= ITERATIONS_MAX;
    }

    /** Whether {@code password} is the one of {@code line}; false for a line that is none. Takes its time either way. */
    public static boolean matches(String password, String line) {
        Matcher parts = FORM.matcher(line);
        if (!parts.matches()) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(2));
        byte[] expected = Base64.getDecoder().decode(parts.group(3));
        return MessageDigest.isEqual(expected, hash(password, salt, Integer.parseInt(parts.group(1))));
    }

    private static byte[] hash(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has PBKDF2 with SHA-256", impossible);
        } finally {
            spec.clearPassword();
        }
    }
}
