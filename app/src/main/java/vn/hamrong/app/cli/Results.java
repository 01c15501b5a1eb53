package vn.hamrong.app.cli;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Bundle;

/** Writes what became of the samples, and counts it. */
final class Results {
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Path out;
    private final Totals totals;

    Results(Path out, Totals totals) {
        this.out = out;
        this.totals = totals;
    }

    void converted(String stem, Bundle bundle, JsonNode receipt) throws IOException {
        String json = fhir.newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle);
        write(stem + ".json", json.getBytes(StandardCharsets.UTF_8));
        write(stem + ".receipt.json", Receipts.bytes(receipt));
        totals.converted();
    }

    void refused(String stem, String reason) throws IOException {
        write(stem + ".receipt.json", Receipts.bytes(Receipts.refused(reason)));
        totals.refused();
    }

    private void write(String name, byte[] content) throws IOException {
        Path path = out.resolve(name);
        Path folder = path.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(path, content);
    }
}
