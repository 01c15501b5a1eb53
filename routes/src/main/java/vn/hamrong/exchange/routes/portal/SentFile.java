package vn.hamrong.exchange.routes.portal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** {@code fileHSBase64}: the file in base64. */
final class SentFile {
    private SentFile() {}

    /**
     * The bytes; empty when it is no base64. Line breaks are let pass, and a space is read as the {@code +} that a client
     * forgot to encode: base64 itself has no spaces.
     */
    static Optional<byte[]> of(String text) {
        byte[] packed = text.getBytes(StandardCharsets.ISO_8859_1);
        int length = 0;
        for (byte one : packed) {
            if (one != '\r' && one != '\n') {
                packed[length++] = one == ' ' ? (byte) '+' : one;
            }
        }
        try {
            return Optional.of(Base64.getDecoder().decode(Arrays.copyOf(packed, length)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
