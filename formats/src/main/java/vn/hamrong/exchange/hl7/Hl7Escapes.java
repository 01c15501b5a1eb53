package vn.hamrong.exchange.hl7;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Undoes HL7 escape sequences. What is no known sequence stays as it was sent: nothing of the text is lost. */
final class Hl7Escapes {
    /** Longest body of a sequence we look for, as in the hexadecimal ones. */
    private static final int BODY_MAX = 512;

    private Hl7Escapes() {}

    static String undo(String raw, Hl7Separators separators) {
        char escape = separators.escape();
        int at = raw.indexOf(escape);
        if (at < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int from = 0;
        while (at >= 0) {
            text.append(raw, from, at);
            int end = raw.indexOf(escape, at + 1);
            String meaning = end < 0 || end - at > BODY_MAX ? null : meaning(raw.substring(at + 1, end), separators);
            if (meaning == null) {
                text.append(escape);
                from = at + 1;
            } else {
                text.append(meaning);
                from = end + 1;
            }
            at = end < 0 ? -1 : raw.indexOf(escape, from);
        }
        return text.append(raw, from, raw.length()).toString();
    }

    private static @Nullable String meaning(String body, Hl7Separators separators) {
        return switch (body) {
            case "F" -> String.valueOf(separators.field());
            case "S" -> String.valueOf(separators.component());
            case "T" -> String.valueOf(separators.subcomponent());
            case "R" -> String.valueOf(separators.repetition());
            case "E" -> String.valueOf(separators.escape());
            case "H", "N" -> "";
            case ".br", ".sp", ".ce" -> "\n";
            case ".fi", ".nf" -> "";
            default -> longer(body);
        };
    }

    private static @Nullable String longer(String body) {
        if (body.startsWith("X") && body.length() > 1) {
            return hexadecimal(body);
        }
        boolean layout =
                body.startsWith(".sp") || body.startsWith(".in") || body.startsWith(".ti") || body.startsWith(".sk");
        return layout ? (body.startsWith(".sp") ? "\n" : " ") : null;
    }

    /** Bytes in hexadecimal, read as UTF-8; other bytes become the replacement character, as everywhere in Java. */
    private static @Nullable String hexadecimal(String body) {
        int length = body.length() - 1;
        if (length % 2 != 0) {
            return null;
        }
        byte[] bytes = new byte[length / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(body.charAt(1 + 2 * i), 16);
            int low = Character.digit(body.charAt(2 + 2 * i), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i] = (byte) (high * 16 + low);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
