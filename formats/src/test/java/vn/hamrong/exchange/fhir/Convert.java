package vn.hamrong.exchange.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.hamrong.exchange.hl7.Hl7Message;

/** Converts a folder, to measure: {@code Convert IN OUT} writes {@code x.json} beside each {@code x.hl7}'s path. */
final class Convert {
    private Convert() {}

    public static void main(String[] args) throws IOException {
        IParser json = FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true);
        Path in = Path.of(args[0]);
        int refused = 0;
        int converted = 0;
        for (Path file : hl7(in)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            Conversion conversion = convert(text);
            Path out = Path.of(args[1]).resolve(in.relativize(file).toString().replaceAll("\\.hl7$", ".json"));
            Files.createDirectories(out.getParent());
            if (conversion instanceof Conversion.Converted done) {
                converted++;
                Files.writeString(out, json.encodeResourceToString(done.bundle()));
            } else {
                refused++;
                System.out.println("refused " + file + " " + conversion);
            }
        }
        System.out.println("converted " + converted + " refused " + refused);
    }

    static Conversion convert(String text) {
        try {
            Hl7Message message = Hl7Message.parseAll(text).get(0);
            return Hl7ToFhir.convert(message, Sender.unknown(message));
        } catch (vn.hamrong.exchange.hl7.MalformedHl7 malformed) {
            return new Conversion.Refused(String.valueOf(malformed.getMessage()));
        }
    }

    static List<Path> hl7(Path in) throws IOException {
        try (Stream<Path> files = Files.walk(in)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".hl7"))
                    .filter(file -> !file.toString().endsWith("-expected.hl7"))
                    .sorted()
                    .toList());
        }
    }
}
