package vn.hamrong.exchange.hospitals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import vn.hamrong.exchange.InsurerAccess;

/** The key {@code insurer}. */
final class InsurerReader {
    private static final Set<String> KEYS =
            Set.of("username", "passwordHash", "addresses", "faultyFiles", "folder", "relay");
    private static final Set<String> RELAY_KEYS = Set.of("username", "passwordFile");

    private final Faults faults;
    private final KeyFiles keys;
    private final Fields fields;

    InsurerReader(Faults faults, KeyFiles keys, MappingNode node) {
        this.faults = faults;
        this.keys = keys;
        this.fields = new Fields(faults, node, KEYS);
    }

    InsurerAccess read() {
        return new InsurerAccess(account(), refusesFaulty(), fields.flag("folder"), relay());
    }

    private Optional<InsurerAccess.Account> account() {
        Optional<String> username = fields.optionalText("username");
        Optional<String> hash = fields.optionalText("passwordHash");
        if (username.isPresent() != hash.isPresent()) {
            fields.fault(
                    username.isPresent() ? "username" : "passwordHash",
                    "needs both 'username' and 'passwordHash'",
                    "cần cả 'username' và 'passwordHash'");
        }
        username.ifPresent(name -> checkName(fields, name));
        hash.filter(text -> !PasswordHash.isOne(text))
                .ifPresent(text -> fields.fault(
                        "passwordHash",
                        "must be a line that ./hub portal-password printed, never the password itself",
                        "phải là dòng do ./hub portal-password in ra, không bao giờ là chính mật khẩu"));
        return username.flatMap(name -> hash.map(text -> new InsurerAccess.Account(name, text, addresses())));
    }

    private static void checkName(Fields where, String name) {
        if (!name.matches("[0-9A-Za-z_.-]{3,60}")) {
            where.fault("username", "must be 3 to 60 letters, digits, . - or _", "phải gồm 3–60 chữ, số, . - hoặc _");
        }
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

    private boolean refusesFaulty() {
        String text = fields.optionalText("faultyFiles").orElse("report");
        if (!text.equals("report") && !text.equals("refuse")) {
            fields.fault("faultyFiles", "must be report or refuse", "phải là report hoặc refuse");
        }
        return text.equals("refuse");
    }

    private Optional<InsurerAccess.Relay> relay() {
        return fields.mapping("relay").flatMap(node -> relay(new Fields(faults, node, RELAY_KEYS)));
    }

    private Optional<InsurerAccess.Relay> relay(Fields relay) {
        Optional<String> username = relay.text("username");
        username.ifPresent(name -> checkName(relay, name));
        Optional<String> file = relay.text("passwordFile");
        Optional<String> secret = file.flatMap(keys::text).map(String::strip);
        if (file.isPresent()
                && !secret.filter(text -> text.matches("[0-9A-F]{32}")).isPresent()) {
            relay.fault(
                    "passwordFile",
                    "must be a readable file with the MD5 of the password, 32 digits 0-9 A-F",
                    "phải là tệp đọc được, chứa MD5 của mật khẩu, 32 chữ số 0-9 A-F");
            return Optional.empty();
        }
        return username.flatMap(name -> secret.map(text -> new InsurerAccess.Relay(name, text)));
    }
}
