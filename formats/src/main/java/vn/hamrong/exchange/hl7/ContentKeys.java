package vn.hamrong.exchange.hl7;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of messages, as 64 lower-case hexadecimal digits. */
public final class ContentKeys {
    private ContentKeys() {}

    /** Of the bytes as they are. */
    public static String sha256(byte[] content) {
        return hex(digest(), content, 0, content.length);
    }

    /** Of the bytes without the value of MSH-7: equal for a resend that differs in its time stamp only. */
    public static String contentKey(byte[] content) {
        int msh = MessageBytes.msh(content);
        if (msh < 0) {
            return sha256(content);
        }
        int from = Math.min(MessageBytes.separator(content, msh, 6) + 1, content.length);
        int to = Math.max(from, MessageBytes.separator(content, msh, 7));
        MessageDigest digest = digest();
        digest.update(content, 0, from);
        return hex(digest, content, to, content.length - to);
    }

    private static String hex(MessageDigest digest, byte[] content, int from, int length) {
        digest.update(content, from, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }
}
