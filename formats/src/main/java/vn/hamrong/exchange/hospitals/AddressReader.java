package vn.hamrong.exchange.hospitals;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import vn.hamrong.exchange.Destination.Address;
import vn.hamrong.exchange.Destination.Login;
import vn.hamrong.exchange.Destination.Tls;
import vn.hamrong.shared.FacilityCode;

/** Where a delivery goes: {@code address} of MLLP, {@code url} of the others, TLS and login. */
final class AddressReader {
    private static final Set<String> TLS_KEYS = Set.of("authorities", "certificate", "key");
    private static final Set<String> LOGIN_KEYS = Set.of("tokenUrl", "clientId", "secretFile", "scope");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("([0-9A-Za-z.-]{1,200}|\\[[0-9A-Fa-f:.]+\\]):([0-9]{1,5})");
    private static final Pattern LOOPBACK = Pattern.compile("127\\.[0-9.]+|localhost|\\[::1\\]");
    private static final Pattern FILE = Pattern.compile("[0-9A-Za-z_-][0-9A-Za-z._-]*(/[0-9A-Za-z_-][0-9A-Za-z._-]*)*");
    private static final int PORT_MAX = 65_535;

    private final Faults faults;
    private final KeyFiles keys;
    private final Fields fields;

    AddressReader(Faults faults, KeyFiles keys, Fields fields) {
        this.faults = faults;
        this.keys = keys;
        this.fields = fields;
    }

    Optional<Address> read(FacilityCode hospital) {
        Optional<Tls> tls = fields.mapping("tls").map(this::tls);
        return switch (fields.text("by").orElse("")) {
            case "mllp" -> mllp(hospital, tls);
            case "fhir" -> web(tls, true);
            case "http" -> web(tls, false);
            default -> {
                fields.fault("by", "must be mllp, fhir or http", "phải là mllp, fhir hoặc http");
                yield Optional.empty();
            }
        };
    }

    /** Where notices go: a web address. */
    Optional<Address.Web> readWeb() {
        Optional<Tls> tls = fields.mapping("tls").map(this::tls);
        Optional<Login> login = fields.mapping("login").map(this::login);
        return fields.text("url")
                .flatMap(text -> url(fields, "url", text))
                .map(url -> new Address.Web(url, true, tls, login));
    }

    private Optional<Address> mllp(FacilityCode hospital, Optional<Tls> tls) {
        var letterhead = new LetterheadReader(faults, fields.mapping("letterhead")).read(hospital);
        Matcher matcher = HOST_AND_PORT.matcher(fields.text("address").orElse(""));
        if (!matcher.matches() || !isPort(matcher.group(2))) {
            fields.fault("address", "must be host:port, as in 10.38.4.7:6661", "phải là máy:cổng, như 10.38.4.7:6661");
            return Optional.empty();
        }
        String host = matcher.group(1);
        if (tls.isEmpty() && !fields.flag("plain") && !LOOPBACK.matcher(host).matches()) {
            fields.fault(
                    "address",
                    "needs 'tls', or 'plain: true' for plain text beyond this machine",
                    "cần 'tls', hoặc 'plain: true' nếu gửi không mã hóa ra ngoài máy này");
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return Optional.of(new Address.Mllp(bare, Integer.parseInt(matcher.group(2)), tls, letterhead));
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= PORT_MAX;
    }

    private Optional<Address> web(Optional<Tls> tls, boolean fhir) {
        Optional<Login> login = fields.mapping("login").map(this::login);
        return fields.text("url")
                .flatMap(text -> url(fields, "url", text))
                .map(url -> new Address.Web(url, fhir, tls, login));
    }

    private Optional<URI> url(Fields where, String key, String text) {
        try {
            URI url = new URI(text);
            boolean plain = "http".equals(url.getScheme());
            boolean web = plain || "https".equals(url.getScheme());
            if (web
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getRawQuery() == null) {
                if (plain && !LOOPBACK.matcher(url.getHost()).matches()) {
                    where.fault(key, "must be https beyond this machine", "phải là https nếu ra ngoài máy này");
                }
                return Optional.of(url);
            }
        } catch (URISyntaxException notOne) {
            // said below, with what would be right
        }
        where.fault(
                key,
                "must be an https URL without a user name and a query",
                "phải là URL https, không có tên đăng nhập và tham số");
        return Optional.empty();
    }

    private Tls tls(MappingNode node) {
        Fields tls = new Fields(faults, node, TLS_KEYS);
        Tls read = new Tls(file(tls, "authorities"), file(tls, "certificate"), file(tls, "key"));
        if (read.certificate().isPresent() != read.key().isPresent()) {
            fields.fault("tls", "needs both 'certificate' and 'key'", "cần cả 'certificate' và 'key'");
        }
        return read;
    }

    private Login login(MappingNode node) {
        Fields login = new Fields(faults, node, LOGIN_KEYS);
        login.require("secretFile");
        return new Login(
                login.text("tokenUrl")
                        .flatMap(text -> url(login, "tokenUrl", text))
                        .orElse(URI.create("https://none.invalid")),
                login.text("clientId").orElse(""),
                file(login, "secretFile").orElse(""),
                login.optionalText("scope").orElse(""));
    }

    private Optional<String> file(Fields where, String key) {
        Optional<String> name = where.optionalText(key);
        name.filter(file -> !FILE.matcher(file).matches() || keys.text(file).isEmpty())
                .ifPresent(file -> where.fault(
                        key,
                        "must be a readable file beside the hospital files",
                        "phải là tệp đọc được, nằm cạnh các tệp bệnh viện"));
        return name;
    }
}
