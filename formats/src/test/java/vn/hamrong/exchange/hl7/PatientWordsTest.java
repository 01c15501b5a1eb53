package vn.hamrong.exchange.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.desk.SearchKey;

class PatientWordsTest {
    private static final String RESULT = """
            MSH|^~\\&|HIS|38901|HUB|TH|20261122080000||ORU^R01|7|P|2.5
            PID|1||BN1^^^^MR~038190000001^^^^NI||Nguyễn^Đào^Thị||19900101|F
            IN1|1|HC4380000000001
            OBR|1|XN-5^HIS|LAB-9
            """;

    private static List<String> words(String message) {
        return PatientWords.in(message.getBytes(StandardCharsets.UTF_8), "UTF-8").stream()
                .map(SearchKey::word)
                .toList();
    }

    @Test
    void readsNamesAndNumbersWithoutUnderstanding() {
        assertThat(words(RESULT))
                .containsExactly(
                        "c:038190000001",
                        "n:nguyen thi dao",
                        "n:thi dao",
                        "n:dao",
                        "b:HC4380000000001",
                        "b:0000000001",
                        "o:XN-5",
                        "o:LAB-9");
    }

    @Test
    void usesTheMessagesOwnSeparators() {
        assertThat(words("MSH#!~\\&#HIS\rPID###038190000001!!!!NI##Lê!An")).contains("c:038190000001", "n:le an");
    }

    @Test
    void findsTheNumbersOfBytesThatAreNoText() {
        byte[] broken = RESULT.getBytes(StandardCharsets.UTF_16LE);
        byte[] latin = RESULT.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(PatientWords.in(broken, "UTF-8")).isEmpty();
        assertThat(PatientWords.in(latin, "UTF-8")).extracting(SearchKey::word).contains("c:038190000001");
        assertThat(PatientWords.in(new byte[0], "UTF-8")).isEmpty();
    }

    @Test
    void readsOnlyTheBeginningOfAHugeMessage() {
        assertThat(words(RESULT + "NTE|1||" + "đ".repeat(20_000) + "\rOBR|2|LATE"))
                .contains("o:XN-5")
                .doesNotContain("o:LATE");
        assertThat(words("OBR|1|A\r".repeat(10) + "x".repeat(100_000))).containsExactly("o:A");
    }
}
