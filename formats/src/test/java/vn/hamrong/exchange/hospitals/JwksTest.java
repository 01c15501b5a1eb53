package vn.hamrong.exchange.hospitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JwksTest {
    private static final String P384 = text(48);
    private static final String RSA_KEY =
            key("RSA", "\"alg\": \"RS384\", \"kid\": \"r\", \"e\": \"AQAB\", \"n\": \"" + text(256) + "\"");
    static final String ES384 =
            set(key("EC", "\"crv\": \"P-384\", \"kid\": \"e\", \"x\": \"" + P384 + "\", \"y\": \"" + P384 + "\""));

    @Test
    void publicKeysForRs384AndEs384AreTaken() {
        assertThat(Jwks.faultOf(ES384)).isEmpty();
        assertThat(Jwks.faultOf(set(RSA_KEY))).isEmpty();
    }

    @Test
    void aPrivateKeyIsRefusedAndNotRepeated() {
        Optional<Jwks.Wrong> wrong = Jwks.faultOf(ES384.replace("\"kid\"", "\"d\": \"c2VjcmV0\", \"kid\""));

        assertThat(wrong).hasValueSatisfying(fault -> {
            assertThat(fault.english()).contains("private key").doesNotContain("c2VjcmV0");
            assertThat(fault.vietnamese()).doesNotContain("c2VjcmV0");
        });
    }

    @Test
    void weakForeignAndNamelessKeysAreRefused() {
        List<String> refused = List.of(
                set(RSA_KEY.replace(text(256), text(128))),
                set(RSA_KEY.replace("RS384", "RS256")),
                set(RSA_KEY.replace("\"kid\": \"r\"", "\"kid\": \"\"")),
                set(RSA_KEY + "," + RSA_KEY),
                set(key("oct", "\"kid\": \"k\"")),
                ES384.replace("P-384", "P-256"),
                ES384.replace(P384, text(32)),
                ES384.replace(P384, "!!"),
                "{\"keys\": []}",
                "{}",
                "keys",
                "[".repeat(10_000));

        assertThat(refused).allSatisfy(text -> assertThat(Jwks.faultOf(text)).isPresent());
    }

    private static String set(String keys) {
        return "{\"keys\": [" + keys + "]}";
    }

    private static String key(String type, String rest) {
        return "{\"kty\": \"" + type + "\", " + rest + "}";
    }

    private static String text(int bytes) {
        byte[] value = new byte[bytes];
        value[0] = (byte) 0x81;
        value[bytes - 1] = 1;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
