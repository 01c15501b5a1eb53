package vn.hamrong.exchange.hospitals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.yaml.snakeyaml.nodes.MappingNode;
import vn.hamrong.exchange.Hospital;

/** One entry of {@code connections}. */
final class ConnectionReader {
    private static final Set<String> KEYS = Set.of("name", "port", "addresses", "certificateSubject", "plain");
    private static final int SHARED_PORT = 2575;
    private static final int PORT_MAX = 65_535;

    private final Fields fields;

    ConnectionReader(Faults faults, MappingNode node) {
        this.fields = new Fields(faults, node, KEYS);
    }

    Hospital.MllpConnection read() {
        return new Hospital.MllpConnection(name(), port(), addresses(), certificate(), fields.flag("plain"));
    }

    private String name() {
        String name = fields.text("name").orElse("");
        if (!name.isEmpty() && !name.matches("[0-9A-Za-z_-]{1,40}")) {
            fields.fault("name", "must be 1 to 40 letters, digits, - or _", "phải gồm 1–40 chữ, số, - hoặc _");
        }
        return name;
    }

    private int port() {
        return fields.number("port", 1, PORT_MAX).orElse(SHARED_PORT);
    }

    private List<String> addresses() {
        List<String> addresses = fields.texts("addresses");
        if (!addresses.stream().allMatch(AddressBlock::isOne)) {
            fields.fault(
                    "addresses",
                    "must be IP addresses or blocks such as 10.38.1.0/24",
                    "phải là địa chỉ IP hoặc dải như 10.38.1.0/24");
        }
        return addresses;
    }

    private Optional<String> certificate() {
        return fields.optionalText("certificateSubject").flatMap(text -> {
            try {
                return Optional.of(new X500Principal(text).getName());
            } catch (IllegalArgumentException notAName) {
                fields.fault(
                        "certificateSubject",
                        "must be a subject such as CN=his.example.vn,O=…",
                        "phải là tên chủ thể như CN=his.example.vn,O=…");
                return Optional.empty();
            }
        });
    }
}
