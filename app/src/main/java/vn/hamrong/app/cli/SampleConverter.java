package vn.hamrong.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
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

    private final Results results;
    private final Optional<Hospital> hospital;
    private final DossierSamples dossiers;

    SampleConverter(Results results, Optional<Hospital> hospital, PrintStream err) {
        this.results = results;
        this.hospital = hospital;
        this.dossiers = new DossierSamples(hospital.map(Hospital::code), err);
    }

    /** Counts one for each message or visit of the file, or for the file when it holds none. */
    void convert(SampleFile file) throws IOException {
        if (Files.size(file.path()) > FILE_MAX) {
            results.refused(file.stem(), "the file is larger than 64 MB");
            return;
        }
        byte[] content = Files.readAllBytes(file.path());
        if (DossierSamples.isXml(content)) {
            dossiers.convert(file, content, results);
            return;
        }
        List<byte[]> messages = BatchFile.messages(content);
        if (messages.isEmpty()) {
            results.refused(file.stem(), "no MSH segment, and no XML");
        }
        for (int i = 0; i < messages.size(); i++) {
            String stem = messages.size() == 1 ? file.stem() : file.stem() + "-" + (i + 1);
            convert(file, stem, messages.get(i));
        }
    }

    private void convert(SampleFile file, String stem, byte[] content) throws IOException {
        if (content.length > MESSAGE_MAX) {
            results.refused(stem, "the message is larger than 10 MB");
            return;
        }
        CharacterSets.Decoded decoded = CharacterSets.decode(content, charset());
        if (decoded instanceof CharacterSets.Decoded.Text text) {
            convert(file, stem, text.text());
        } else if (decoded instanceof CharacterSets.Decoded.Undecodable undecodable) {
            results.refused(stem, undecodable.refusal().english());
        }
    }

    private void convert(SampleFile file, String stem, String text) throws IOException {
        Hl7Message message;
        try {
            message = Hl7Message.parse(text);
        } catch (MalformedHl7 malformed) {
            results.refused(stem, String.valueOf(malformed.getMessage()));
            return;
        }
        Conversion conversion =
                Hl7ToFhir.convert(message, hospital.map(Sender::of).orElseGet(() -> Sender.unknown(message)));
        if (conversion instanceof Conversion.Converted converted) {
            results.converted(stem, converted.bundle(), Receipts.of(file.source(), message, converted.receipt()));
        } else if (conversion instanceof Conversion.Refused refused) {
            results.refused(stem, refused.reason());
        }
    }

    private String charset() {
        return hospital.map(known -> known.dialect().charset()).orElse(CharacterSets.UTF_8);
    }
}
