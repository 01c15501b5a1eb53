package vn.hamrong.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import vn.hamrong.app.OwnerOnlyFile;

/**
 * The keys of the demo's FHIR clients on disk, one file a hospital with mode 600, so that {@code ./hub token} can sign for
 * them while the demo runs. They open invented data only and end with the next start of the demo.
 */
public record DemoClients(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Below the demo's data folder. */
    public static DemoClients in(Path data) {
        return new DemoClients(data.resolve("clients"));
    }

    /** Where the demo is, and a key it takes. */
    record Client(URI hub, DemoKey key) {}

    public void write(URI hub, Map<String, DemoKey> keys) {
        keys.forEach((code, key) -> {
            String text = JSON.createObjectNode()
                    .put("hub", hub.toString())
                    .put("client", key.client())
                    .put("key", key.key().toJSONString())
                    .toString();
            new OwnerOnlyFile(file(code)).write(text);
        });
    }

    /** Empty when no demo with this hospital has started here. */
    Optional<Client> of(String code) {
        if (!code.matches("[0-9A-Za-z_-]{2,20}") || !Files.exists(file(code))) {
            return Optional.empty();
        }
        try {
            JsonNode read = JSON.readTree(new OwnerOnlyFile(file(code)).read());
            DemoKey key = new DemoKey(
                    read.required("client").asText(),
                    ECKey.parse(read.required("key").asText()));
            return Optional.of(new Client(URI.create(read.required("hub").asText()), key));
        } catch (JsonProcessingException | ParseException broken) {
            throw new IllegalStateException("not written by the demo: " + file(code), broken);
        }
    }

    private Path file(String code) {
        return folder.resolve(code + ".json");
    }
}
