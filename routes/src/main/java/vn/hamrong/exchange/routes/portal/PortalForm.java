package vn.hamrong.exchange.routes.portal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.hamrong.shared.routes.HttpHead;
import vn.hamrong.shared.routes.UrlForm;

/** The fields of a call: as a form, which the portal documents, or as one flat JSON object, which some HIS send. */
final class PortalForm {
    private static final int FIELDS_MAX = 50;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1)
                    .maxStringLength(64 * 1024 * 1024)
                    .maxNameLength(100)
                    .build())
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private PortalForm() {}

    /** The fields; empty when the body is neither. */
    static Optional<Map<String, String>> of(HttpHead head, byte[] body) {
        return head.header("content-type").toLowerCase(Locale.ROOT).startsWith("application/json")
                ? json(body)
                : UrlForm.of(body);
    }

    private static Optional<Map<String, String>> json(byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (!parser.nextToken().isScalarValue() || fields.size() == FIELDS_MAX) {
                    return Optional.empty();
                }
                fields.put(name, parser.getText());
            }
            boolean ended = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            return ended ? Optional.of(fields) : Optional.empty();
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }
}
