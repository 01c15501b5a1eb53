package vn.hamrong.exchange.routes.relay;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hamrong.shared.outgoing.Answer;

/**
 * What the portal said, as far as it can be understood: an answer that is no JSON, as of a proxy's page, is none.
 *
 * @param code {@code maKetQua}: digits, or empty
 */
record PortalAnswer(String code, JsonNode json) {
    private static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(10).build())
                    .build())
            .build();
    private static final Pattern CODE = Pattern.compile("[0-9]{1,4}");

    static Optional<PortalAnswer> of(Answer.Said said) {
        try {
            JsonNode json = JSON.readTree(said.body());
            String code = json == null ? "" : json.path("maKetQua").asText("");
            return CODE.matcher(code).matches() ? Optional.of(new PortalAnswer(code, json)) : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    boolean isOk() {
        return code.equals("200");
    }

    @Override
    public String toString() {
        return "PortalAnswer[" + code + "]";
    }
}
