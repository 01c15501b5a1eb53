package vn.hamrong.simulators;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.hl7.AckReader;

/** One invented admission, written the way a hospital's file says it speaks: to try a new file. */
public final class FirstMessage {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private FirstMessage() {}

    /** Sends it over the hospital's first connection and gives the answer. */
    public static AckReader.Answered send(Hospital hospital, String host, LocalDateTime at) throws IOException {
        int port = hospital.connections().get(0).port();
        try (MllpClient client = MllpClient.connect(new InetSocketAddress(host, port), TIMEOUT)) {
            return client.send(of(hospital, at));
        }
    }

    /** The bytes; another time gives another control id and another patient. */
    public static byte[] of(Hospital hospital, LocalDateTime at) {
        Voice voice = voice(hospital);
        String mark = Voice.time(at);
        Person person = new People(new SplittableRandom(mark.hashCode())).next();
        Visit.Diagnosis diagnosis = new Visit.Diagnosis("Z00.0", "Khám sức khỏe tổng quát");
        Visit visit = new Visit("T" + mark, "T" + mark, person, "O", diagnosis, at);
        return voice.bytes(new Admissions(voice).adt("A04", visit, "KHAM", at), "FIRST-" + mark, at);
    }

    private static Voice voice(Hospital hospital) {
        String code = hospital.code().value();
        return new Voice(
                hospital.code(),
                hospital.connections().get(0).name(),
                hospital.dialect().charset(),
                "",
                "SIMULATOR",
                hospital.dialect().sendingFacilities().stream()
                        .min(Comparator.naturalOrder())
                        .orElse(code),
                hospital.dialect().mrnAuthorities().stream()
                        .min(Comparator.naturalOrder())
                        .orElse(""),
                "2.5.1",
                words(hospital),
                true);
    }

    private static Map<String, String> words(Hospital hospital) {
        Map<String, String> words = new HashMap<>();
        for (String path : new String[] {"PID-8", "PV1-2"}) {
            hospital.dialect().codeMaps().getOrDefault(path, Map.of()).forEach((own, hl7) -> words.put(hl7, own));
        }
        return words;
    }
}
