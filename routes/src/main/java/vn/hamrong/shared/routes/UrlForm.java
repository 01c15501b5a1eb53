package vn.hamrong.shared.routes;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code name=value&…} of a query or a form body, percent-encoded UTF-8. Of a name that comes twice the first counts. */
public final class UrlForm {
    private static final int FIELDS_MAX = 50;

    private UrlForm() {}

    /** The fields, or empty when the text is no such form or has more than {@value #FIELDS_MAX} fields. */
    public static Optional<Map<String, String>> of(byte[] text) {
        Map<String, String> fields = new LinkedHashMap<>();
        int from = 0;
        for (int count = 0; from < text.length; count++) {
            int end = indexOf(text, '&', from, text.length);
            int equal = indexOf(text, '=', from, end);
            Optional<String> name = decoded(text, from, equal);
            Optional<String> value = decoded(text, Math.min(end, equal + 1), end);
            if (count == FIELDS_MAX || name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            fields.putIfAbsent(name.get(), value.get());
            from = end + 1;
        }
        return Optional.of(fields);
    }

    private static int indexOf(byte[] text, char what, int from, int end) {
        int at = from;
        while (at < end && text[at] != what) {
            at++;
        }
        return at;
    }

    private static Optional<String> decoded(byte[] text, int from, int end) {
        byte[] plain = new byte[end - from];
        int length = 0;
        for (int at = from; at < end; at++) {
            byte one = text[at];
            if (one == '%') {
                int high = at + 2 <= end - 1 ? Character.digit(text[at + 1], 16) : -1;
                int low = at + 2 <= end - 1 ? Character.digit(text[at + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                one = (byte) (high << 4 | low);
                at += 2;
            } else if (one == '+') {
                one = ' ';
            }
            plain[length++] = one;
        }
        return Optional.of(new String(plain, 0, length, StandardCharsets.UTF_8));
    }
}
