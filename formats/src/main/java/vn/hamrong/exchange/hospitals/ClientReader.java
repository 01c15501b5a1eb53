package vn.hamrong.exchange.hospitals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import vn.hamrong.exchange.Hospital;

/** One entry of {@code clients}. */
final class ClientReader {
    private static final Set<String> KEYS = Set.of("id", "jwks", "jwksFile", "scopes");
    /** SMART 2: {@code system/Observation.rs}, {@code system/*.cruds}. */
    private static final Pattern SCOPE = Pattern.compile("system/(\\*|[A-Z][A-Za-z]{1,40})\\.(?=[cruds])c?r?u?d?s?");

    private static final Pattern FILE = Pattern.compile("[0-9A-Za-z_-][0-9A-Za-z._-]*(/[0-9A-Za-z_-][0-9A-Za-z._-]*)*");

    private final Fields fields;
    private final KeyFiles keys;

    ClientReader(Faults faults, KeyFiles keys, MappingNode node) {
        this.fields = new Fields(faults, node, KEYS);
        this.keys = keys;
    }

    Hospital.FhirClient read() {
        return new Hospital.FhirClient(id(), jwks(), scopes());
    }

    private String id() {
        String id = fields.text("id").orElse("");
        if (!id.isEmpty() && !id.matches("[0-9A-Za-z._-]{3,60}")) {
            fields.fault("id", "must be 3 to 60 letters, digits, . - or _", "phải gồm 3–60 chữ, số, . - hoặc _");
        }
        return id;
    }

    private String jwks() {
        Optional<String> inline = fields.optionalText("jwks");
        Optional<String> file = fields.optionalText("jwksFile");
        if (inline.isPresent() == file.isPresent()) {
            fields.fault("id", "needs either 'jwks' or 'jwksFile'", "cần 'jwks' hoặc 'jwksFile', một trong hai");
            return "";
        }
        return inline.map(text -> checked("jwks", text)).orElseGet(() -> ofFile(file.orElseThrow()));
    }

    private String ofFile(String name) {
        if (!FILE.matcher(name).matches()) {
            fields.fault("jwksFile", "must be a relative path without ..", "phải là đường dẫn tương đối, không có ..");
            return "";
        }
        Optional<String> text = keys.text(name);
        if (text.isEmpty()) {
            fields.fault("jwksFile", "is not there or cannot be read", "không có hoặc không đọc được");
        }
        return text.map(found -> checked("jwksFile", found)).orElse("");
    }

    private String checked(String key, String jwks) {
        Jwks.faultOf(jwks).ifPresent(fault -> fields.fault(key, fault.english(), fault.vietnamese()));
        return jwks.strip();
    }

    private List<String> scopes() {
        List<String> scopes = fields.texts("scopes");
        if (scopes.isEmpty()
                || !scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
            fields.fault(
                    "scopes",
                    "must be a list such as [system/Observation.rs]",
                    "phải là danh sách như [system/Observation.rs]");
        }
        return scopes;
    }
}
