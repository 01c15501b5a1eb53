package vn.hamrong.app.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.app.HubApplication;
import vn.hamrong.app.config.HubEnvironment;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.app.demo.DemoFolder;
import vn.hamrong.app.demo.DemoInboxes;
import vn.hamrong.app.demo.DemoKey;
import vn.hamrong.app.demo.DemoLogin;
import vn.hamrong.app.demo.DemoPeople;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.hospitals.PasswordHash;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.web.Demo;
import vn.hamrong.simulators.bhyt.PortalClient;
import vn.hamrong.simulators.bhyt.PortalSimulator;

/** A hub as an operator would run it, on free ports, with the hospitals of {@code config/hospitals}. */
record RunningHub(
        ConfigurableApplicationContext context,
        HubProperties settings,
        DemoFolder folder,
        DemoInboxes inboxes,
        HookReceiver hook,
        DemoKey department,
        PortalSimulator insurer,
        Set<Integer> opened) {
    /** Somebody with every role there is, at the second hospital. */
    static final String EVERY_ROLE = "moi.vai";

    /** Sends insurers' files too, with {@link #SECOND_PASSWORD}. */
    static final String SECOND_SENDER = "38903";

    private static final String SECOND_PASSWORD = "mật khẩu của riêng bài thử";
    private static final Map<TestDatabase, RunningHub> RUNNING = new EnumMap<>(TestDatabase.class);

    /** The one on this database; started at the first call. */
    static synchronized RunningHub on(TestDatabase database) {
        return RUNNING.computeIfAbsent(database, RunningHub::start);
    }

    private static RunningHub start(TestDatabase database) {
        try {
            Path data = Files.createTempDirectory("hamrong-story").resolve("demo");
            DemoInboxes inboxes = DemoInboxes.open();
            DemoFolder folder = DemoFolder.fresh(data, Path.of("..", "config", "hospitals"), inboxes.deliveries());
            PortalSimulator insurer = PortalSimulator.start(
                    Objects.requireNonNull(folder.logins().get("38999")).password());
            Map<Integer, Integer> ports = withFreePorts(folder.hospitals());
            HookReceiver hook = HookReceiver.start();
            Files.writeString(folder.hospitals().resolve("38901.yaml"), hook.subscription(), StandardOpenOption.APPEND);
            Files.writeString(folder.hospitals().resolve("38903.yaml"), hook.delivery(), StandardOpenOption.APPEND);
            Files.writeString(
                    folder.hospitals().resolve(SECOND_SENDER + ".yaml"), secondLogin(), StandardOpenOption.APPEND);
            DemoKey department = DemoKey.of("so-y-te");
            Path departmentKeys = Files.writeString(data.resolve("department.json"), department.publicKeys());
            int http = freePort();
            List<String> args = new ArrayList<>(database.settings());
            args.add("--hamrong.data-folder=" + data);
            args.add("--hamrong.hospitals=" + folder.hospitals());
            args.add("--hamrong.http.port=" + http);
            args.add("--hamrong.fhir.export-client=" + department.client());
            args.add("--hamrong.fhir.export-keys=" + departmentKeys);
            // F-19: twenty of one hospital at once
            args.add("--hamrong.fhir.calls-at-once=20");
            args.add("--hamrong.public-url=http://localhost:" + http);
            args.add("--hamrong.partners.port=" + freePort());
            args.add("--hamrong.insurer.portal=" + insurer.url());
            args.add("--hamrong.insurer.folder=" + folder.drops());
            args.add("--hamrong.insurer.folder-every=200ms");
            args.add("--hamrong.mllp.port=" + ports.getOrDefault(2575, freePort()));
            if (database == TestDatabase.POSTGRESQL) {
                args.addAll(TestIssuer.RUNNING.settings(data));
            }
            HubProperties hub = HubEnvironment.read(args).hub();
            Set<Integer> before = Sockets.listening();
            ConfigurableApplicationContext context = HubApplication.start(hub, args, demo(database, folder));
            Set<Integer> opened = new TreeSet<>(Sockets.listening());
            opened.removeAll(before);
            return new RunningHub(context, hub, folder, inboxes, hook, department, insurer, opened);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On H2 it is a demo with invented people, on PostgreSQL a hub as in production, with nobody in it and an issuer beside it. */
    private static Demo demo(TestDatabase database, DemoFolder folder) {
        if (database != TestDatabase.H2) {
            return Demo.NO;
        }
        List<StaffMember> people =
                new ArrayList<>(DemoPeople.at(folder.keys().keySet()).people());
        FacilityCode second = new FacilityCode("38902");
        Set<Role> roles = Arrays.stream(Role.values())
                .filter(role -> role.existsAt(second))
                .collect(Collectors.toSet());
        people.add(new StaffMember(
                new PersonId(UUID.randomUUID()), new LoginName(EVERY_ROLE), "Người Mọi Vai", second, roles, true, 1));
        return new Demo(true, people);
    }

    private static String secondLogin() {
        byte[] salt = new byte[16];
        String hash = PasswordHash.of(PortalClient.md5(SECOND_PASSWORD), salt, 100_000);
        return "\ninsurer:\n  username: %s_BV\n  passwordHash: %s\n".formatted(SECOND_SENDER, hash);
    }

    /** Two hubs on one machine, and perhaps a demo beside them: no port may be fixed. */
    private static Map<Integer, Integer> withFreePorts(Path hospitals) throws IOException {
        Map<Integer, Integer> ports = new TreeMap<>();
        for (String code : List.of("38901", "38902", "38903")) {
            Path file = hospitals.resolve(code + ".yaml");
            StringBuilder text = new StringBuilder();
            for (String line : Files.readAllLines(file)) {
                if (line.strip().startsWith("port:")) {
                    int port = Integer.parseInt(line.replaceAll("\\D", ""));
                    int free = freePort();
                    ports.put(port, free);
                    text.append(line.replace(String.valueOf(port), String.valueOf(free)))
                            .append('\n');
                } else {
                    text.append(line).append('\n');
                }
            }
            Files.writeString(file, text);
        }
        return ports;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient database() {
        return JdbcClient.create(bean(DataSource.class));
    }

    URI url() {
        return settings.publicUrl();
    }

    /** The FHIR client key of a hospital of this hub. */
    DemoKey key(String hospital) {
        return Objects.requireNonNull(folder.keys().get(hospital));
    }

    Map<String, DemoKey> keys() {
        return folder.keys();
    }

    /** The HIS of a hospital of this hub that sends insurers' files. */
    PortalClient portal(String hospital) {
        if (hospital.equals(SECOND_SENDER)) {
            return new PortalClient(partners(), hospital, hospital + "_BV", SECOND_PASSWORD);
        }
        DemoLogin login = Objects.requireNonNull(folder.logins().get(hospital));
        return new PortalClient(partners(), hospital, login.username(), login.password());
    }

    /** What its HIS shows at every call besides its tokens. */
    String portalHash(String hospital) {
        return PortalClient.md5(
                hospital.equals(SECOND_SENDER)
                        ? SECOND_PASSWORD
                        : Objects.requireNonNull(folder.logins().get(hospital)).password());
    }

    URI partners() {
        return URI.create("http://localhost:" + settings.partners().port());
    }

    Hospitals hospitals() {
        return bean(Hospitals.class);
    }
}
