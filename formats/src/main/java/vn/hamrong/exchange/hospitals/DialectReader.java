package vn.hamrong.exchange.hospitals;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Dialect;

/** The key {@code dialect}. What is left out is as in {@link Dialect#PLAIN}. */
final class DialectReader {
    private static final Set<String> KEYS = Set.of(
            "charset",
            "sendingFacilities",
            "mrnAuthorities",
            "codeMaps",
            "namespaces",
            "duplicateWindow",
            "conflictAnswer");
    private static final Set<String> CHARSETS = Set.of("UTF-8", "windows-1258", "TCVN3");
    private static final Pattern PATH = Pattern.compile("[A-Z][A-Z0-9]{2}-[1-9][0-9]?(\\.[1-9][0-9]?)?");
    private static final Pattern WINDOW = Pattern.compile("[1-9][0-9]{0,3}[dh]");
    private static final Duration WINDOW_MAX = Duration.ofDays(90);

    private final Faults faults;
    private final Fields fields;

    DialectReader(Faults faults, MappingNode node) {
        this.faults = faults;
        this.fields = new Fields(faults, node, KEYS);
    }

    Dialect read() {
        return new Dialect(
                charset(),
                Set.copyOf(fields.texts("sendingFacilities")),
                Set.copyOf(fields.texts("mrnAuthorities")),
                codeMaps(),
                namespaces(),
                window(),
                conflictAnswer());
    }

    private String charset() {
        String charset = fields.optionalText("charset").orElse(Dialect.PLAIN.charset());
        if (!CHARSETS.contains(charset)) {
            fields.fault("charset", "must be UTF-8, windows-1258 or TCVN3", "phải là UTF-8, windows-1258 hoặc TCVN3");
        }
        return charset;
    }

    private Map<String, Map<String, String>> codeMaps() {
        Map<String, Map<String, String>> maps = new LinkedHashMap<>();
        fields.mapping("codeMaps").ifPresent(node -> {
            Fields paths = new Fields(faults, node);
            for (String path : paths.keys()) {
                if (!PATH.matcher(path).matches()) {
                    paths.fault(path, "must be a field such as PV1-18", "phải là một trường như PV1-18");
                }
                paths.mapping(path).ifPresent(codes -> maps.put(path, texts(codes)));
            }
        });
        return maps;
    }

    private Map<String, String> namespaces() {
        Map<String, String> namespaces =
                fields.mapping("namespaces").map(this::texts).orElse(Map.of());
        if (!namespaces.values().stream().allMatch(DialectReader::isAbsoluteUri)) {
            fields.fault("namespaces", "must lead to URIs (http:, urn:)", "phải dẫn tới URI (http:, urn:)");
        }
        return namespaces;
    }

    private Duration window() {
        String text = fields.optionalText("duplicateWindow").orElse("7d");
        if (!WINDOW.matcher(text).matches()) {
            return badWindow();
        }
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        Duration window = text.endsWith("d") ? Duration.ofDays(count) : Duration.ofHours(count);
        return window.compareTo(WINDOW_MAX) > 0 ? badWindow() : window;
    }

    private Duration badWindow() {
        fields.fault("duplicateWindow", "must be 1h to 90d, as in 7d or 36h", "phải từ 1h đến 90d, như 7d hay 36h");
        return Dialect.PLAIN.duplicateWindow();
    }

    private Acknowledgment conflictAnswer() {
        String text = fields.optionalText("conflictAnswer").orElse("AR");
        if (!text.equals("AR") && !text.equals("AA")) {
            fields.fault("conflictAnswer", "must be AR or AA", "phải là AR hoặc AA");
        }
        return text.equals("AA") ? Acknowledgment.AA : Acknowledgment.AR;
    }

    private Map<String, String> texts(MappingNode node) {
        Fields entries = new Fields(faults, node);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : entries.keys()) {
            entries.optionalText(key).ifPresent(value -> texts.put(key, value));
        }
        return texts;
    }

    private static boolean isAbsoluteUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException notOne) {
            return false;
        }
    }
}
