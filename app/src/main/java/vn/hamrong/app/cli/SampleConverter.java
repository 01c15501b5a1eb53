package vn.hamrong.app.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.fhir.Hl7ToFhir;
import vn.hamrong.exchange.fhir.Sender;
import vn.hamrong.exchange.hl7.BatchFile;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.exchange.hl7.Hl7Message;
import vn.hamrong.exchange.hl7.MalformedHl7;

/** Converts the messages of one file and writes what they became. */
final class SampleConverter {
    private static final long FILE_MAX = 64L * 1024 * 1024;
    private static final int MESSAGE_MAX = 10 * 1024 * 1024;

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Path out;
    private final Optional<Hospital> hospital;

    SampleConverter(Path out, Optional<Hospital> hospital) {
        this.out = out;
        this.hospital = hospital;
    }

    /** Adds one to {@code totals} for each message of the file, or for the file when it holds none. */
    void convert(SampleFile file, Totals totals) throws IOException {
        if (file.isXml()) {
            refuse(file.stem(), "insurer XML is not converted by this version; HL7 v2 is", totals);
            return;
        }
        if (Files.size(file.path()) > FILE_MAX) {
            refuse(file.stem(), "the file is larger than 64 MB", totals);
            return;
        }
        List<byte[]> messages = BatchFile.messages(Files.readAllBytes(file.path()));
        if (messages.isEmpty()) {
            refuse(file.stem(), "no MSH segment", totals);
        }
        for (int i = 0; i < messages.size(); i++) {
            String stem = messages.size() == 1 ? file.stem() : file.stem() + "-" + (i + 1);
            convert(file, stem, messages.get(i), totals);
        }
    }

    private void convert(SampleFile file, String stem, byte[] content, Totals totals) throws IOException {
        if (content.length > MESSAGE_MAX) {
            refuse(stem, "the message is larger than 10 MB", totals);
            return;
        }
        CharacterSets.Decoded decoded = CharacterSets.decode(content, charset());
        if (decoded instanceof CharacterSets.Decoded.Text text) {
            convert(file, stem, text.text(), totals);
        } else if (decoded instanceof CharacterSets.Decoded.Undecodable undecodable) {
            refuse(stem, undecodable.refusal().english(), totals);
        }
    }

    private void convert(SampleFile file, String stem, String text, Totals totals) throws IOException {
        Hl7Message message;
        try {
            message = Hl7Message.parse(text);
        } catch (MalformedHl7 malformed) {
            refuse(stem, String.valueOf(malformed.getMessage()), totals);
            return;
        }
        Conversion conversion =
                Hl7ToFhir.convert(message, hospital.map(Sender::of).orElseGet(() -> Sender.unknown(message)));
        if (conversion instanceof Conversion.Converted converted) {
            write(stem + ".json", json(converted.bundle()));
            write(stem + ".receipt.json", Receipts.of(file.source(), message, converted.receipt()));
            totals.converted();
        } else if (conversion instanceof Conversion.Refused refused) {
            refuse(stem, refused.reason(), totals);
        }
    }

    private void refuse(String stem, String reason, Totals totals) throws IOException {
        write(stem + ".receipt.json", Receipts.refused(reason));
        totals.refused();
    }

    private byte[] json(Bundle bundle) {
        return fhir.newJsonParser()
                .setPrettyPrint(true)
                .encodeResourceToString(bundle)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void write(String name, byte[] content) throws IOException {
        Path path = out.resolve(name);
        Path folder = path.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(path, content);
    }

    private String charset() {
        return hospital.map(known -> known.dialect().charset()).orElse(CharacterSets.UTF_8);
    }
}
