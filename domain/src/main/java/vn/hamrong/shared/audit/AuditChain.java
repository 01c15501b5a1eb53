package vn.hamrong.shared.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash chain: each link is SHA-256 over the link before and the row. */
public final class AuditChain {
    /** What the first row is chained to. */
    public static final String START = "0".repeat(64);

    private AuditChain() {}

    /** The link of {@code row} after {@code before}, as 64 hexadecimal digits. */
    public static String link(String before, AuditRow row) {
        MessageDigest sha = sha256();
        sha.update(before.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(sha.digest(row.bytes()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
