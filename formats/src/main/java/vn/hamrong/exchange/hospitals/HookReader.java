package vn.hamrong.exchange.hospitals;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import vn.hamrong.exchange.Hook;
import vn.hamrong.exchange.fhir.message.ClinicalTypes;
import vn.hamrong.shared.FacilityCode;

/** One entry of {@code subscriptions}: only an administrator's file says whom the hub tells of what. */
final class HookReader {
    private static final Set<String> KEYS = Set.of("name", "criteria", "payload", "url", "tls", "login");
    private static final Pattern CRITERIA = Pattern.compile("([A-Z][A-Za-z]{1,40})(\\?[A-Za-z0-9._:|=&,/%-]{1,500})?");

    private final Fields fields;
    private final AddressReader address;

    HookReader(Faults faults, KeyFiles keys, MappingNode node) {
        this.fields = new Fields(faults, node, KEYS);
        this.address = new AddressReader(faults, keys, fields);
    }

    /** Empty when its address is none; then there are faults. */
    Optional<Hook> read(FacilityCode hospital) {
        String name = name();
        String criteria = criteria();
        boolean payload = fields.flag("payload");
        return address.readWeb().map(endpoint -> new Hook(hospital, name, criteria, payload, endpoint));
    }

    private String name() {
        String name = fields.text("name").orElse("");
        if (!name.isEmpty() && !name.matches("[0-9A-Za-z_-]{1,40}")) {
            fields.fault("name", "must be 1 to 40 letters, digits, - or _", "phải gồm 1–40 chữ, số, - hoặc _");
        }
        return name;
    }

    /** Whether its parameters are searched by is asked of the server at its start. */
    private String criteria() {
        String criteria = fields.text("criteria").orElse("");
        var parts = CRITERIA.matcher(criteria);
        if (!parts.matches() || !ClinicalTypes.WRITABLE.contains(parts.group(1))) {
            fields.fault(
                    "criteria",
                    "must be a type with a search, as in Observation?category=laboratory",
                    "phải là loại tài nguyên kèm điều kiện, như Observation?category=laboratory");
        }
        return criteria;
    }
}
