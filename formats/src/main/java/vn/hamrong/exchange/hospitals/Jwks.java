package vn.hamrong.exchange.hospitals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a JSON Web Key Set may be trusted with a hospital's door: public keys only, RS384 of at least 2,048 bits or
 * ES384, each with its own {@code kid} (SMART App Launch 2, "asymmetric authentication").
 */
final class Jwks {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final List<String> SECRET = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final int KEYS_MAX = 10;
    private static final int RSA_BITS_MIN = 2048;
    private static final int P384_BYTES = 48;

    private Jwks() {}

    /** What is wrong, in two languages. Never repeats a value: it could be a private key put here by mistake. */
    record Wrong(String english, String vietnamese) {}

    static Optional<Wrong> faultOf(String text) {
        try {
            JsonNode keys = JSON.readTree(text).path("keys");
            if (!keys.isArray() || keys.isEmpty() || keys.size() > KEYS_MAX) {
                return wrong("must be a key set with 1 to 10 keys", "phải là bộ khóa có 1–10 khóa");
            }
            return faultOf(keys);
        } catch (JsonProcessingException notJson) {
            return wrong("is not a JSON key set", "không phải bộ khóa JSON");
        }
    }

    private static Optional<Wrong> faultOf(JsonNode keys) {
        Set<String> kids = new HashSet<>();
        for (JsonNode key : keys) {
            if (SECRET.stream().anyMatch(key::has)) {
                return wrong(
                        "holds a private key: only public keys belong here",
                        "chứa khóa bí mật: chỉ được đặt khóa công khai");
            }
            if (!isRs384(key) && !isEs384(key)) {
                return wrong(
                        "must hold RS384 (2048 bits or more) or ES384 keys",
                        "phải là khóa RS384 (từ 2048 bit) hoặc ES384");
            }
            if (key.path("kid").asText().isBlank() || !kids.add(key.path("kid").asText())) {
                return wrong("must give each key its own kid", "phải cho mỗi khóa một kid riêng");
            }
        }
        return Optional.empty();
    }

    private static boolean isRs384(JsonNode key) {
        return key.path("kty").asText().equals("RSA")
                && isAlgorithm(key, "RS384")
                && number(key, "n").bitLength() >= RSA_BITS_MIN
                && number(key, "e").testBit(0);
    }

    private static boolean isEs384(JsonNode key) {
        return key.path("kty").asText().equals("EC")
                && key.path("crv").asText().equals("P-384")
                && isAlgorithm(key, "ES384")
                && bytes(key, "x").length == P384_BYTES
                && bytes(key, "y").length == P384_BYTES;
    }

    private static boolean isAlgorithm(JsonNode key, String algorithm) {
        return key.path("alg").asText(algorithm).equals(algorithm)
                && key.path("use").asText("sig").equals("sig");
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, bytes(key, name));
    }

    private static byte[] bytes(JsonNode key, String name) {
        try {
            return Base64.getUrlDecoder().decode(key.path(name).asText());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static Optional<Wrong> wrong(String english, String vietnamese) {
        return Optional.of(new Wrong(english, vietnamese));
    }
}
