package vn.hamrong.shared.people;

import java.security.SecureRandom;

/**
 * A random code that is shown once and works once: an invitation to set a password, or a way in without the phone. Only its
 * fingerprint is kept.
 *
 * @param text groups of four letters and digits
 */
public record OneTimeCode(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int INVITATION_BYTES = 20;
    private static final int RECOVERY_BYTES = 10;

    /** 160 random bits, for an invitation. */
    public static OneTimeCode invitation() {
        return random(INVITATION_BYTES);
    }

    /** 80 random bits, short enough to copy from paper, and tried under the lock-out. */
    public static OneTimeCode recovery() {
        return random(RECOVERY_BYTES);
    }

    /** By which it is kept; the same however it is typed. */
    public String fingerprint() {
        return Fingerprint.of(Base32.plain(text));
    }

    private static OneTimeCode random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return new OneTimeCode(String.join("-", Base32.of(bytes).split("(?<=\\G.{4})")));
    }

    /** It opens an account. */
    @Override
    public String toString() {
        return "OneTimeCode[…]";
    }
}
