package vn.hamrong.simulators;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.shared.FacilityCode;

/**
 * How one invented hospital's HIS writes HL7 v2; the hub's side of it is the hospital's file in
 * {@code config/hospitals}.
 *
 * @param connection name of its MLLP connection in that file
 * @param declared MSH-18; empty leaves the hub to its file
 * @param authority PID-3.4 of its own numbers
 * @param words its own words for {@code M}, {@code F}, {@code I}, {@code O}, {@code E}; missing ones are HL7's
 * @param loinc whether it knows LOINC; otherwise it uses codes of its own
 */
record Voice(
        FacilityCode hospital,
        String connection,
        String charset,
        String declared,
        String application,
        String facility,
        String authority,
        String version,
        Map<String, String> words,
        boolean loinc) {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    static final Voice HAM_RONG = new Voice(
            new FacilityCode("38901"),
            "mllp-main",
            "UTF-8",
            "UNICODE UTF-8",
            "HIS-A",
            "BVHAMRONG",
            "BVHAMRONG",
            "2.5.1",
            Map.of(),
            true);
    static final Voice SONG_MA = new Voice(
            new FacilityCode("38902"),
            "mllp-main",
            "windows-1258",
            "",
            "QLBV",
            "SONGMA",
            "SONGMA",
            "2.4",
            Map.of("M", "Nam", "F", "Nu", "I", "NOITRU", "O", "NGOAITRU", "E", "CAPCUU"),
            false);
    static final Voice LAM_KINH = new Voice(
            new FacilityCode("38903"),
            "mllp-main",
            "TCVN3",
            "",
            "MEDISOFT-C",
            "TTYT_LAMKINH",
            "LK",
            "2.3.1",
            Map.of("M", "1", "F", "2", "I", "NT", "O", "NGT", "E", "CC"),
            false);
    static final List<Voice> ALL = List.of(HAM_RONG, SONG_MA, LAM_KINH);

    Voice {
        words = Map.copyOf(words);
    }

    /** The bytes of a message, as this hospital sends them. */
    byte[] bytes(Draft draft, String controlId, LocalDateTime at) {
        return bytesFrom(facility, draft, controlId, at);
    }

    /** As {@link #bytes}, but under another MSH-4. */
    byte[] bytesFrom(String sender, Draft draft, String controlId, LocalDateTime at) {
        return bytes(sender, "SYT", draft, controlId, at);
    }

    /** As {@link #bytes}, but addressed to another hospital in MSH-6. */
    byte[] bytesTo(String receiver, Draft draft, String controlId, LocalDateTime at) {
        return bytes(facility, receiver, draft, controlId, at);
    }

    private byte[] bytes(String sender, String receiver, Draft draft, String controlId, LocalDateTime at) {
        String header = Segment.of("MSH")
                .raw(1, "^~\\&")
                .text(2, application)
                .text(3, sender)
                .text(4, "HAMRONG")
                .text(5, receiver)
                .raw(6, time(at))
                .raw(8, draft.type())
                .text(9, controlId)
                .raw(10, "P")
                .raw(11, version)
                .text(17, declared)
                .toString();
        String text = header.replaceAll("\\|+$", "") + "\r" + String.join("\r", draft.segments()) + "\r";
        return CharacterSets.bytes(text, charset);
    }

    String word(String hl7) {
        return words.getOrDefault(hl7, hl7);
    }

    static String time(LocalDateTime at) {
        return SECOND.format(at);
    }
}
