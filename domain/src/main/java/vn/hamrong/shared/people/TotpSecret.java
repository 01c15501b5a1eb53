package vn.hamrong.shared.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** What a person's authenticator and the hub both know: 160 random bits (RFC 4226, section 4, R6). */
public final class TotpSecret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 20;

    private final byte[] key;

    /** Throws IllegalArgumentException unless there are 20 bytes. */
    public TotpSecret(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("an authenticator's secret has " + BYTES + " bytes");
        }
        this.key = key.clone();
    }

    public static TotpSecret random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new TotpSecret(key);
    }

    public byte[] key() {
        return key.clone();
    }

    /** To type by hand, in groups of four. */
    public String text() {
        return String.join(" ", Base32.of(key).split("(?<=\\G.{4})"));
    }

    /** What the QR code says. Source: Google Authenticator's "Key URI Format". */
    public String uri(String issuer, String account) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + Base32.of(key) + "&issuer="
                + encoded(issuer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "TotpSecret[…]";
    }
}
