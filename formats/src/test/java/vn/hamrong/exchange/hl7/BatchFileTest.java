package vn.hamrong.exchange.hl7;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchFileTest {

    @Test
    void aFileWithBatchSegmentsHoldsItsMessages() {
        assertThat(messages("FHS|^~\\&\rBHS|^~\\&\rMSH|1\rPID|1\rMSH|2\rPID|2\rBTS|2\rFTS|1\r"))
                .containsExactly("MSH|1\rPID|1", "MSH|2\rPID|2");
    }

    @Test
    void framesMarksAndLineEndsDoNotMatter() {
        assertThat(messages("\ufeff\u000bMSH|1\nPID|1\n\u001c\r\n\u000bMSH|2\r\nPID|2\u001c\r"))
                .containsExactly("MSH|1\nPID|1", "MSH|2\r\nPID|2");
    }

    @Test
    void aFileWithoutMessagesHasNone() {
        assertThat(messages("")).isEmpty();
        assertThat(messages("\r\n")).isEmpty();
        assertThat(messages("ein Text\nPID|1")).isEmpty();
    }

    private static List<String> messages(String file) {
        return BatchFile.messages(file.getBytes(UTF_8)).stream()
                .map(message -> new String(message, UTF_8))
                .toList();
    }
}
