package vn.hamrong.app.onboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.hamrong.exchange.hl7.BatchFile;
import vn.hamrong.exchange.onboarding.Shadow;

/** The HL7 v2 messages of a folder, by file name; links are not followed. */
final class SampleMessages {
    private static final int DEPTH_MAX = 8;
    private static final int MESSAGES_MAX = 10_000;
    private static final long FILE_MAX = 64L * 1024 * 1024;

    private SampleMessages() {}

    static List<Shadow.Message> in(Path folder) throws IOException {
        List<Shadow.Message> messages = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder, DEPTH_MAX)) {
            for (Path file : walk.filter(SampleMessages::isSample).sorted().toList()) {
                add(messages, folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return messages.subList(0, Math.min(messages.size(), MESSAGES_MAX));
    }

    private static void add(List<Shadow.Message> messages, String name, byte[] file) {
        List<byte[]> inFile = BatchFile.messages(file);
        for (int i = 0; i < inFile.size(); i++) {
            messages.add(new Shadow.Message(inFile.size() == 1 ? name : name + "-" + (i + 1), inFile.get(i)));
        }
    }

    private static boolean isSample(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".hl7") || name.endsWith(".txt"))
                && Files.isRegularFile(path)
                && path.toFile().length() <= FILE_MAX;
    }
}
