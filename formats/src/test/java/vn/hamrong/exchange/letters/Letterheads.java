package vn.hamrong.exchange.letters;

import java.util.Map;
import java.util.Optional;
import vn.hamrong.exchange.Destination.Letterhead;
import vn.hamrong.exchange.Destination.Times;

/** Receivers that differ in everything a letterhead can say. */
final class Letterheads {
    static final Letterhead MODERN = head("UTF-8", false, "2.5.1", Times.SECOND);

    static final Map<String, Letterhead> ALL = Map.of(
            "utf-8", MODERN,
            "nfd", head("UTF-8", true, "2.7", Times.ZONE),
            "windows-1258", head("windows-1258", false, "2.4", Times.SECOND),
            "tcvn3", head("TCVN3", false, "2.3", Times.MINUTE),
            "vni", head("VNI", false, "2.3.1", Times.SECOND));

    private Letterheads() {}

    static Letterhead named(String name) {
        return Optional.ofNullable(ALL.get(name)).orElseThrow();
    }

    private static Letterhead head(String charset, boolean decomposed, String version, Times times) {
        return new Letterhead(charset, decomposed, version, "HUB", "HAMRONG", "HIS", "BVHAMRONG", times);
    }
}
