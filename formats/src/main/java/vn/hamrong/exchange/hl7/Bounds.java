package vn.hamrong.exchange.hl7;

import java.util.Optional;
import vn.hamrong.exchange.Refusal;

/** How much of everything one message may have. One pass, no copies. */
final class Bounds {
    static final int MESSAGE_BYTES = 10 * 1024 * 1024;
    static final int SEGMENTS = 20_000;
    static final int FIELDS = 1_000;
    static final int REPETITIONS = 5_000;

    private int segments;
    private int fields;
    private int repetitions;

    private Bounds() {}

    static Optional<Refusal> judge(String text, Delimiters delimiters) {
        Bounds bounds = new Bounds();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0 || character == 0x0b || character == 0x1c) {
                return Optional.of(Refusals.CONTROLS);
            }
            bounds.count(character, delimiters);
            if (bounds.segments > SEGMENTS || bounds.fields > FIELDS || bounds.repetitions > REPETITIONS) {
                return Optional.of(Refusals.TOO_MANY);
            }
        }
        return Optional.empty();
    }

    private void count(char character, Delimiters delimiters) {
        if (character == '\r' || character == '\n') {
            segments++;
            fields = 0;
            repetitions = 0;
        } else if (character == delimiters.field()) {
            fields++;
            repetitions = 0;
        } else if (character == delimiters.repetition()) {
            repetitions++;
        }
    }
}
