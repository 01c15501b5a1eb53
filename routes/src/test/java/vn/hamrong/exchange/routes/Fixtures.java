package vn.hamrong.exchange.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospital.MllpConnection;
import vn.hamrong.shared.FacilityCode;

/** Two invented hospitals and their messages. */
public final class Fixtures {
    public static final FacilityCode HAM_RONG = new FacilityCode("38001");
    public static final FacilityCode NGOC_LAC = new FacilityCode("38002");

    private Fixtures() {}

    /** Hàm Rồng, which may call itself BV01 too, reached by {@code connections}. */
    public static Hospital hamRong(MllpConnection... connections) {
        return new Hospital(HAM_RONG, "Bệnh viện Hàm Rồng", 1, List.of(connections), List.of(), dialect("BV01"));
    }

    public static Hospital ngocLac(MllpConnection... connections) {
        return new Hospital(NGOC_LAC, "Bệnh viện Ngọc Lặc", 2, List.of(connections), List.of(), dialect("NL"));
    }

    /** From anywhere, by its port alone. */
    public static MllpConnection ownPort(int port) {
        return new MllpConnection("main", port, List.of(), Optional.empty(), false);
    }

    public static MllpConnection plainFrom(int port, String... addresses) {
        return new MllpConnection("main", port, List.of(addresses), Optional.empty(), true);
    }

    public static MllpConnection certified(int port, String subject) {
        return new MllpConnection("secure", port, List.of(), Optional.of(subject), false);
    }

    /** An admission in UTF-8 that says so. */
    public static String admission(String controlId) {
        return admission("BV01", controlId);
    }

    public static String admission(String facility, String controlId) {
        return "MSH|^~\\&|HIS|" + facility + "|HUB|SYT|20260101120000||ADT^A01^ADT_A01|" + controlId
                + "|P|2.5||||||UNICODE UTF-8\rEVN|A01|20260101120000\r"
                + "PID|1||BN7^^^" + facility + "^MR||NGUYỄN^VĂN AN||19800101|M\rPV1|1|I|K01\r";
    }

    public static byte[] frame(String message) {
        return ("\u000b" + message + "\u001c\r").getBytes(UTF_8);
    }

    private static Dialect dialect(String name) {
        return new Dialect("UTF-8", Set.of(name), Set.of(), Map.of(), Map.of(), Duration.ofDays(7), Acknowledgment.AR);
    }
}
