package vn.hamrong.exchange.hospitals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hook;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.shared.FacilityCode;

/** Reads one file from its first key to its last, whatever is wrong on the way. */
final class HospitalReader {
    private static final Set<String> KEYS = Set.of(
            "code", "name", "partition", "connections", "dialect", "clients", "deliveries", "subscriptions", "insurer");
    private static final int NAME_MAX = 200;

    private final Faults faults;
    private final KeyFiles keys;
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    HospitalReader(Faults faults, KeyFiles keys) {
        this.faults = faults;
        this.keys = keys;
    }

    HospitalFile read(String text) {
        Optional<Hospital> hospital =
                new YamlText(faults).mapping(text).flatMap(root -> hospital(new Fields(faults, root, KEYS)));
        if (hospital.isEmpty() || !faults.isEmpty()) {
            return new HospitalFile.Bad(faults.inOrder());
        }
        return new HospitalFile.Good(faults.file(), hospital.get(), lines);
    }

    private Optional<Hospital> hospital(Fields fields) {
        Optional<FacilityCode> code = code(fields);
        Optional<String> name = name(fields);
        Optional<Integer> partition = partition(fields);
        List<Hospital.MllpConnection> connections = connections(fields);
        List<Hospital.FhirClient> clients = clients(fields);
        Dialect dialect = fields.mapping("dialect")
                .map(node -> new DialectReader(faults, node).read())
                .orElse(Dialect.PLAIN);
        List<Destination> deliveries = deliveries(fields, code.orElse(FacilityCode.UNKNOWN));
        List<Hook> hooks = hooks(fields, code.orElse(FacilityCode.UNKNOWN));
        InsurerAccess insurer = insurer(fields);
        if (code.isEmpty() || name.isEmpty() || partition.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Hospital(
                code.get(), name.get(), partition.get(), connections, clients, dialect, deliveries, hooks, insurer));
    }

    private Optional<FacilityCode> code(Fields fields) {
        mark(fields, "code");
        return fields.text("code").flatMap(text -> {
            if (!text.matches("[0-9A-Za-z_-]{2,20}") || text.equals(FacilityCode.UNKNOWN.value())) {
                fields.fault("code", "must be 2 to 20 letters, digits, - or _", "phải gồm 2–20 chữ, số, - hoặc _");
                return Optional.empty();
            }
            if (!faults.file().equals(text + ".yaml")) {
                fields.fault("code", "must be the name of the file", "phải trùng với tên tệp");
            }
            return Optional.of(new FacilityCode(text));
        });
    }

    private static Optional<String> name(Fields fields) {
        Optional<String> name = fields.text("name");
        name.filter(text -> text.length() > NAME_MAX)
                .ifPresent(text -> fields.fault("name", "has at most 200 characters", "dài nhất 200 ký tự"));
        return name;
    }

    private Optional<Integer> partition(Fields fields) {
        mark(fields, "partition");
        fields.require("partition");
        return fields.number("partition", 1, 999_999);
    }

    private List<Hospital.MllpConnection> connections(Fields fields) {
        List<Hospital.MllpConnection> connections = new ArrayList<>();
        for (MappingNode node : fields.mappings("connections")) {
            ConnectionReader reader = new ConnectionReader(faults, node);
            lines.put("connections[" + connections.size() + "]", Faults.lineOf(node));
            connections.add(reader.read());
        }
        if (connections.stream().map(Hospital.MllpConnection::name).distinct().count() < connections.size()) {
            fields.fault("connections", "must have different names", "phải có tên khác nhau");
        }
        return connections;
    }

    private List<Hospital.FhirClient> clients(Fields fields) {
        List<Hospital.FhirClient> clients = new ArrayList<>();
        for (MappingNode node : fields.mappings("clients")) {
            lines.put("clients[" + clients.size() + "]", Faults.lineOf(node));
            clients.add(new ClientReader(faults, keys, node).read());
        }
        return clients;
    }

    private List<Destination> deliveries(Fields fields, FacilityCode hospital) {
        List<Destination> deliveries = new ArrayList<>();
        for (MappingNode node : fields.mappings("deliveries")) {
            new DeliveryReader(faults, keys, node).read(hospital).ifPresent(deliveries::add);
        }
        if (deliveries.stream().map(Destination::name).distinct().count() < deliveries.size()) {
            fields.fault("deliveries", "must have different names", "phải có tên khác nhau");
        }
        return deliveries;
    }

    private List<Hook> hooks(Fields fields, FacilityCode hospital) {
        List<Hook> hooks = new ArrayList<>();
        for (MappingNode node : fields.mappings("subscriptions")) {
            new HookReader(faults, keys, node).read(hospital).ifPresent(hooks::add);
        }
        if (hooks.stream().map(Hook::name).distinct().count() < hooks.size()) {
            fields.fault("subscriptions", "must have different names", "phải có tên khác nhau");
        }
        return hooks;
    }

    private InsurerAccess insurer(Fields fields) {
        mark(fields, "insurer");
        return fields.mapping("insurer")
                .map(node -> new InsurerReader(faults, keys, node).read())
                .orElse(InsurerAccess.NONE);
    }

    private void mark(Fields fields, String key) {
        lines.put(key, fields.line(key));
    }
}
