package vn.hamrong.exchange.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.NewMessage;

/**
 * Hospital, MSH-3, MSH-4 and MSH-10 as one value of fixed size: half of their SHA-256. Two that meet by chance or by
 * intent are of one hospital, and end as a conflict that a person sees; nothing is lost.
 */
final class ControlFingerprint {

    private ControlFingerprint() {}

    static UUID of(NewMessage message) {
        Envelope envelope = message.envelope();
        // The segment separator cannot be part of a field.
        String whole = String.join(
                "\r",
                message.hospital().value(),
                envelope.sendingApplication(),
                envelope.sendingFacility(),
                envelope.controlId());
        ByteBuffer hash = ByteBuffer.wrap(sha256(whole.getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** SHA-256 as 64 hexadecimal digits. */
    static String hex(byte[] content) {
        return HexFormat.of().formatHex(sha256(content));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
