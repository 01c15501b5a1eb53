package vn.hamrong.app.story;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.simulators.FirstMessage;
import vn.hamrong.simulators.MllpClient;

/** Calls the hub as partners' systems do: at the insurer's paths, and over MLLP. */
final class PartnerWalk {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final RunningHub hub;
    private final MatrixWorld world;
    private final Askers askers;

    PartnerWalk(RunningHub hub, MatrixWorld world, Askers askers) {
        this.hub = hub;
        this.world = world;
        this.askers = askers;
    }

    /** Those of a column; who is known at other doors is nobody here. */
    List<Asker> callers(String column) {
        return switch (column) {
            case "sender" -> List.of(askers.sender(MatrixWorld.SENDER));
            case "other" -> List.of(askers.sender(RunningHub.SECOND_SENDER));
            case "people" -> List.of(askers.person("engineer"));
            case "tokens" -> List.of(askers.machine("hospital"), askers.machine("forged"));
            default -> askers.atMachines(column);
        };
    }

    /** Empty where the caller does not ask: each wrong login takes its time, so only nobody is wrong. */
    String outcome(Endpoint endpoint, Asker caller) {
        String path = endpoint.rest();
        boolean knownElsewhere =
                !caller.name().equals("nobody") && !caller.headers().containsKey("passwordHash");
        if (path.equals("/api/token/take") && knownElsewhere) {
            return "";
        }
        if (path.equals("/api/token/take")) {
            return said(caller.form("POST", address(path, ""), login(caller)));
        }
        if (endpoint.firstWord().equals("POST")) {
            return said(caller.form(
                    "POST", address(path, ""), hub.portal(MatrixWorld.SENDER).fields(path, new byte[0])));
        }
        String today = LocalDate.now(VIETNAM).format(DateTimeFormatter.BASIC_ISO_DATE);
        String query = "?maGiaoDich=" + world.transaction() + "&tuNgay=" + today + "&denNgay=" + today;
        return said(caller.get(address(path, query)));
    }

    private URI address(String path, String query) {
        return URI.create(hub.partners() + path + query);
    }

    /** Its own name and password; wrong ones for whoever has none here. */
    private Map<String, String> login(Asker caller) {
        String hospital = caller.name().replaceFirst("^his of ", "");
        return caller.headers().containsKey("passwordHash")
                ? Map.of("username", hospital + "_BV", "password", hub.portalHash(hospital))
                : Map.of("username", "nobody", "password", "00");
    }

    private String said(Asker.Answer answer) {
        return answer.status() + (world.isIn(answer.body()) ? "+" : "");
    }

    /** What a speaker of HL7 is told at a port: {@code own} for the hospital's HIS, {@code another} hospital's, a {@code stranger}. */
    String acknowledged(Endpoint endpoint, String column) {
        String code = endpoint.name().replaceFirst(".*hl7-of-", "");
        Hospital owner = hospital(code);
        String speaker = switch (column) {
            case "another" ->
                hospital(another(code)).dialect().sendingFacilities().iterator().next();
            case "stranger" -> "KHONGAI";
            default -> "";
        };
        byte[] message = renamed(FirstMessage.of(owner, LocalDateTime.now(VIETNAM)), owner, speaker);
        InetSocketAddress port = new InetSocketAddress(
                hub.settings().mllp().address(), owner.connections().get(0).port());
        try (MllpClient his = MllpClient.connect(port, Duration.ofSeconds(10))) {
            return his.send(message).code();
        } catch (IOException hungUp) {
            return "closed";
        }
    }

    /** In nothing different but who says it. */
    private static byte[] renamed(byte[] message, Hospital owner, String speaker) {
        if (speaker.isEmpty()) {
            return message;
        }
        String text = new String(message, StandardCharsets.ISO_8859_1);
        for (String name : owner.dialect().sendingFacilities()) {
            text = text.replace("|" + name + "|", "|" + speaker + "|");
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String another(String code) {
        return code.equals("38902") ? "38903" : "38902";
    }

    private Hospital hospital(String code) {
        return hub.hospitals().all().stream()
                .filter(each -> each.code().value().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
