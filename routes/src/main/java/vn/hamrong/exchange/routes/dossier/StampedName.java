package vn.hamrong.exchange.routes.dossier;

import java.nio.charset.StandardCharsets;
import vn.hamrong.exchange.hl7.ContentKeys;
import vn.hamrong.shared.JournalNumber;

/** What a file is called where it stays: its own name with what makes it one of its kind, since names come again. */
final class StampedName {
    /** Bytes: file systems take names of 255, letters have up to four, and the stamp and the answer's ending come on top. */
    private static final int STEM_MAX = 180;

    private StampedName() {}

    static String kept(DroppedFile file, JournalNumber number) {
        return stem(file) + "." + number.value() + ".xml";
    }

    static String unread(DroppedFile file) {
        return file.hasGoodName()
                ? stem(file) + "." + key(file) + "-" + file.changed().toMillis() + ".xml"
                : "ten-la-" + key(file) + ".bin";
    }

    /** The same for the same name. */
    static String key(DroppedFile file) {
        return ContentKeys.sha256(file.name().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private static String stem(DroppedFile file) {
        String name = file.name();
        int end = name.length() - ".xml".length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > STEM_MAX) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
