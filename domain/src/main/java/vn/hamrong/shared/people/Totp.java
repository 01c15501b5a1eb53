package vn.hamrong.shared.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Six digits that change every 30 s. One step of difference is forgiven either way, for phones whose clock is off.
 *
 * <p>Source: RFC 6238 with HMAC-SHA-1, which is all that common authenticators support.
 */
public final class Totp {
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int DRIFT = 1;

    private Totp() {}

    /** The time step that this code belongs to; empty when it is not of now. */
    public static OptionalLong step(TotpSecret secret, String typed, Instant now) {
        byte[] code = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(current - DRIFT, current + DRIFT)
                .filter(step -> MessageDigest.isEqual(code, code(secret, step).getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    /** What the authenticator shows at this moment. */
    public static String code(TotpSecret secret, Instant at) {
        return code(secret, Math.floorDiv(at.getEpochSecond(), STEP_SECONDS));
    }

    private static String code(TotpSecret secret, long step) {
        byte[] hash =
                hmac(secret.key(), ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % 1_000_000);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "RAW"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA1", impossible);
        }
    }
}
