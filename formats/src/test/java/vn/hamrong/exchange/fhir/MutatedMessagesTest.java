package vn.hamrong.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our own messages with values that senders get wrong: whatever comes, the Bundle is valid. Runs for about 20 s. */
class MutatedMessagesTest {
    private static final long SEED = 38_001;
    private static final int MESSAGES = 80;
    private static final Path CASES = Path.of("src", "test", "resources", "exchange");

    private static final List<String> VALUES = List.of(
            "20261332",
            "00000000",
            "202605",
            "2026051208",
            "20260512083000+1500",
            "20260512246060",
            "12/05/2026",
            "abc",
            "-5",
            "1E5",
            "+.5",
            "99999999999999999999",
            ">=x",
            "9^^1",
            "1.23",
            "2.16.840.01.3",
            "urn:uuid:xyz",
            "http://a b",
            "x:",
            "a^b^HL70203",
            "ff^x^HL70004",
            "q^w^UCUM",
            "zz^y^ISO3166_1",
            "q^w^urn:ietf:bcp:47",
            "a^b^http://hl7.org/fhir/administrative-gender",
            "a^b^http://terminology.hl7.org/CodeSystem/v3-ActCode",
            "C",
            "eng",
            "XXX",
            "5&XXX",
            "====",
            "%%%",
            "\\X00\\",
            "\uFEFF",
            "a\u0085b",
            "a  b",
            "\u00A0",
            "=^5^-^3",
            "^^^^^",
            "\"\"",
            "20260512^20250101");

    @Test
    void everyBundleOfAMutatedMessageIsValid() throws IOException {
        List<String> messages = new ArrayList<>();
        for (Path file : Convert.hl7(CASES)) {
            messages.add(Files.readString(file));
        }
        Random random = new Random(SEED);
        List<String> errors = new ArrayList<>();
        int converted = 0;
        for (int i = 0; i < MESSAGES; i++) {
            String text = mutated(messages.get(random.nextInt(messages.size())), random);
            if (Convert.convert(text) instanceof Conversion.Converted done) {
                converted++;
                Validator.errors(done.bundle()).forEach(error -> errors.add(text + "\n" + error));
            }
        }

        assertThat(errors).isEmpty();
        assertThat(converted).isGreaterThan(MESSAGES / 2);
    }

    private static String mutated(String message, Random random) {
        List<String> lines = new ArrayList<>(List.of(message.split("[\r\n]+", -1)));
        lines.removeIf(String::isEmpty);
        for (int i = 0; i < 8; i++) {
            int line = 1 + random.nextInt(lines.size() - 1);
            List<String> fields = new ArrayList<>(List.of(lines.get(line).split("\\|", -1)));
            int field = 1 + random.nextInt(fields.size() + 3);
            while (fields.size() <= field) {
                fields.add("");
            }
            if (random.nextInt(4) == 0) {
                Collections.swap(fields, field, 1 + random.nextInt(fields.size() - 1));
            } else {
                fields.set(field, mutatedField(fields.get(field), random));
            }
            lines.set(line, String.join("|", fields));
        }
        return String.join("\r", lines);
    }

    private static String mutatedField(String field, Random random) {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        String[] parts = field.split("\\^", -1);
        if (random.nextBoolean()) {
            return value;
        }
        parts[random.nextInt(parts.length)] = value;
        return String.join("^", parts);
    }
}
