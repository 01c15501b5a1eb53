package vn.hamrong.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.hamrong.simulators.bhyt.PortalClient;

/**
 * The demo's own data, empty at every start: a database, and the hospital files with a FHIR client each, some with a login
 * at the insurer's paths.
 */
public record DemoFolder(Path data, Path hospitals, Map<String, DemoKey> keys, Map<String, DemoLogin> logins) {
    private static final String NO_LOGIN = "insurer: {}";
    private static final String NO_CLIENTS = "clients: []";

    /** Makes it anew under {@code data} from the files in {@code config}. Only a folder named demo is ever emptied. */
    public static DemoFolder fresh(Path data, Path config) {
        return fresh(data, config, Map.of());
    }

    /**
     * As {@link #fresh(Path, Path)}, with more for some of the hospitals' files.
     *
     * @param more what is put at the end of a hospital's file, by its code
     */
    public static DemoFolder fresh(Path data, Path config, Map<String, String> more) {
        if (!data.endsWith("demo")) {
            throw new IllegalArgumentException("the demo's data folder must be named demo");
        }
        try {
            empty(data);
            Path hospitals = Files.createDirectories(data.resolve("hospitals"));
            Files.createDirectories(data.resolve("folders"));
            DemoFolder folder = new DemoFolder(data, hospitals, new TreeMap<>(), new TreeMap<>());
            try (Stream<Path> files = Files.list(config)) {
                files.filter(file -> file.toString().endsWith(".yaml")).forEach(file -> folder.add(file, more));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void add(Path file, Map<String, String> more) {
        String name = String.valueOf(file.getFileName());
        String code = name.substring(0, name.length() - ".yaml".length());
        try {
            String text = Files.readString(file);
            Files.writeString(
                    hospitals.resolve(name), withLogin(code, withClient(code, text)) + more.getOrDefault(code, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String withClient(String code, String text) {
        DemoKey key = DemoKey.of("demo-" + code);
        keys.put(code, key);
        return text.replace(NO_CLIENTS, """
                clients:
                  - id: %s
                    jwks: '%s'
                    scopes: [system/*.cruds]
                """.formatted(key.client(), key.publicKeys()));
    }

    private String withLogin(String code, String text) throws IOException {
        if (!text.contains(NO_LOGIN)) {
            return text;
        }
        DemoLogin login = DemoLogin.of(code);
        logins.put(code, login);
        Files.writeString(hospitals.resolve(code + ".portal"), PortalClient.md5(login.password()));
        return text.replace(NO_LOGIN, """
                insurer:
                  username: %1$s
                  passwordHash: %2$s
                  folder: true
                  relay: {username: %1$s, passwordFile: %3$s.portal}
                """.formatted(login.username(), login.passwordHash(), code));
    }

    /** Where hospitals that use a folder put their files. */
    public Path drops() {
        return data.resolve("folders");
    }
}
