package vn.hamrong.app.onboard;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.app.HospitalFolder;
import vn.hamrong.app.ReadOnlyDatabase;
import vn.hamrong.app.config.HubEnvironment;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.hospitals.HospitalFile;
import vn.hamrong.exchange.hospitals.KeyFiles;
import vn.hamrong.exchange.onboarding.Shadow;
import vn.hamrong.exchange.store.JdbcRecentMessages;

/**
 * {@code ./hub shadow CODE --file FILE [--samples DIR] [--last N] [--out DIR]}: what a changed hospital file would make of
 * the hospital's last HL7 v2 messages (1,000 of the journal, or those of a folder). Stores nothing. The report names elements;
 * outputs are of patients and go to {@code DIR} only.
 */
public final class ShadowCommand {
    private static final String USAGE =
            "./hub shadow CODE --file FILE [--samples DIR] [--last N] [--out DIR]   (N: 1 to 10000, default 1000)";
    private static final String FILE = "--file";
    private static final String SAMPLES = "--samples";
    private static final String LAST = "--last";
    private static final String OUT = "--out";
    private static final String COUNT = "[1-9][0-9]{0,3}|10000";

    private ShadowCommand() {}

    /** 0 done, 1 input, output or database failed, 2 wrong call, 3 a hospital file is refused. */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        Optional<Options> options = Options.of(words, Set.of(FILE, SAMPLES, LAST, OUT))
                .filter(some -> !some.subject().isEmpty() && some.value(FILE).isPresent())
                .filter(some -> some.value(LAST).orElse("1000").matches(COUNT));
        if (options.isEmpty()) {
            err.println(USAGE);
            return 2;
        }
        HubProperties hub = HubEnvironment.read(options.get().settings()).hub();
        Optional<Hospital> now = HospitalFolder.read(hub.hospitals()).hospitals().stream()
                .filter(each -> each.code().value().equals(options.get().subject()))
                .findFirst();
        if (now.isEmpty()) {
            err.println("Không có bệnh viện này / no such hospital: "
                    + options.get().subject());
            return 2;
        }
        try {
            Optional<Hospital> then = changed(options.get(), hub, now.get(), err);
            return then.isEmpty() ? 3 : report(options.get(), hub, new Shadow(now.get(), then.get()), out);
        } catch (IOException e) {
            err.println("Lỗi đọc ghi / input or output failed: " + e.getClass().getSimpleName());
            return 1;
        } catch (SQLException e) {
            err.println("Không mở được cơ sở dữ liệu (H2: hãy dừng hub, hoặc dùng --samples) / the database cannot be"
                    + " opened (H2: stop the hub, or use --samples): SQLSTATE " + e.getSQLState());
            return 1;
        }
    }

    private static Optional<Hospital> changed(Options options, HubProperties hub, Hospital now, PrintStream err)
            throws IOException {
        String text = Files.readString(Path.of(options.value(FILE).orElseThrow()));
        // Keys matter to nobody here, but the file must be whole.
        KeyFiles keys = name -> HospitalFolder.key(hub.hospitals(), name);
        HospitalFile file = HospitalFile.of(now.code().value() + ".yaml", text, keys);
        if (file instanceof HospitalFile.Good good) {
            return Optional.of(good.hospital());
        }
        ((HospitalFile.Bad) file).faults().forEach(err::println);
        return Optional.empty();
    }

    private static int report(Options options, HubProperties hub, Shadow shadow, PrintStream out)
            throws IOException, SQLException {
        List<Shadow.Message> messages = messages(options, hub);
        List<Shadow.Change> changes = shadow.run(messages);
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Shadow.Change change : changes) {
            out.println(change.message() + ": " + String.join(", ", change.places()));
            change.places().forEach(place -> places.merge(place, 1, Integer::sum));
            if (options.value(OUT).isPresent()) {
                write(Path.of(options.value(OUT).get()), change);
            }
        }
        places.forEach((place, times) -> out.println("  " + place + " ×" + times));
        out.println("looked at " + messages.size() + " changed " + changes.size());
        out.println(
                "Chỉ tính HL7 v2: hồ sơ BHYT và FHIR không đọc theo tệp của bệnh viện / only HL7 v2 counts: insurers'"
                        + " files and FHIR are not read by the hospital's file");
        return 0;
    }

    private static List<Shadow.Message> messages(Options options, HubProperties hub) throws IOException, SQLException {
        if (options.value(SAMPLES).isPresent()) {
            return SampleMessages.in(Path.of(options.value(SAMPLES).get()));
        }
        int last = Integer.parseInt(options.value(LAST).orElse("1000"));
        try (ReadOnlyDatabase database = ReadOnlyDatabase.open(hub)) {
            return new JdbcRecentMessages(database.source())
                    .last(new vn.hamrong.shared.FacilityCode(options.subject()), last).stream()
                            .map(one -> new Shadow.Message(one.number().toString(), one.content()))
                            .toList();
        }
    }

    private static void write(Path folder, Shadow.Change change) throws IOException {
        Files.createDirectories(folder);
        String name = change.message().replaceAll("[^0-9A-Za-z._-]", "_");
        Files.write(folder.resolve(name + ".before.json"), change.before().getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve(name + ".after.json"), change.after().getBytes(StandardCharsets.UTF_8));
    }
}
