package vn.hamrong.exchange.hl7;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentKeysTest {
    private static final String MESSAGE = "MSH|^~\\&|HIS|38001|||20260101||ADT^A01|C1|P|2.5\rPID|1||BN1\r";

    @Test
    void aResendWithANewTimeStampHasTheSameKey() {
        assertThat(key(MESSAGE.replace("20260101", "20260102"))).isEqualTo(key(MESSAGE));
        assertThat(key(MESSAGE.replace("20260101", ""))).isEqualTo(key(MESSAGE));
        assertThat(sha256(MESSAGE.replace("20260101", "20260102"))).isNotEqualTo(sha256(MESSAGE));
    }

    @Test
    void anyOtherDifferenceHasAnotherKey() {
        assertThat(key(MESSAGE.replace("BN1", "BN2"))).isNotEqualTo(key(MESSAGE));
        assertThat(key(MESSAGE.replace("HIS", "HIS|"))).isNotEqualTo(key(MESSAGE));
    }

    @Test
    void bytesWithoutAHeaderHaveTheirOwnHashAsKey() {
        assertThat(key("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(key("MSH|^~\\&")).hasSize(64);
    }

    private static String key(String message) {
        return ContentKeys.contentKey(message.getBytes(UTF_8));
    }

    private static String sha256(String message) {
        return ContentKeys.sha256(message.getBytes(UTF_8));
    }
}
