package vn.hamrong.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import vn.hamrong.app.config.Fault;
import vn.hamrong.app.config.HubEnvironment;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.shared.audit.AuditProof;
import vn.hamrong.shared.fhir.security.oauth.HubSignatures;
import vn.hamrong.shared.store.AuditCheck;
import vn.hamrong.shared.store.AuditHeadFiles;

/**
 * {@code ./hub audit verify}: reads the whole audit and says whether it is what was once signed. Exit 0: it is; 1: it is not,
 * one line for each fault; 2: wrong call; 3: it could not be looked at.
 */
final class AuditCommand {
    private static final String HEADS = "--heads";

    private AuditCommand() {}

    static int run(List<String> args, PrintStream out, PrintStream err) {
        List<String> settings = new ArrayList<>(args);
        int heads = settings.indexOf(HEADS);
        if (settings.isEmpty() || !settings.remove(0).equals("verify") || heads == args.size() - 1) {
            err.println("Cách gọi / usage: ./hub audit verify [--heads FOLDER] [settings]");
            return 2;
        }
        Path folder = heads < 0 ? null : Path.of(args.get(heads + 1));
        settings.removeIf(word -> heads >= 0 && (word.equals(HEADS) || word.equals(args.get(heads + 1))));
        HubEnvironment.Read read = HubEnvironment.read(settings);
        read.faults().stream().map(Fault::line).forEach(err::println);
        if (!read.faults().isEmpty()) {
            return 3;
        }
        return verify(read.hub(), folder == null ? AuditConfiguration.headsFolder(read.hub()) : folder, out, err);
    }

    private static int verify(HubProperties hub, Path heads, PrintStream out, PrintStream err) {
        if (hub.database().url().isEmpty() && !Files.exists(hub.dataFolder().resolve("hub.mv.db"))) {
            err.println("Không có cơ sở dữ liệu / no database in " + hub.dataFolder());
            return 3;
        }
        try (ReadOnlyDatabase database = ReadOnlyDatabase.open(hub)) {
            AuditProof.Report report = new AuditCheck(database.source())
                    .against(new AuditHeadFiles(heads, new HubSignatures(FhirConfiguration.keys(hub, false))));
            return say(report, out);
        } catch (IllegalArgumentException noKey) {
            err.println("Không có khóa của hub / without the hub's key: " + noKey.getMessage());
            return 3;
        } catch (SQLException | DataAccessException unreadable) {
            err.println("Không đọc được nhật ký; nếu dùng H2 hãy dừng hub trước"
                    + " / the audit cannot be read; with H2, stop the hub first");
            return 3;
        }
    }

    private static int say(AuditProof.Report report, PrintStream out) {
        report.faults().forEach(fault -> out.println(fault.line()));
        String signed = report.agreed().place() == 0
                ? "chưa có bản ký khớp / no signed head agrees"
                : "khớp bản ký đến dòng " + report.agreed().place() + " lúc "
                        + report.agreed().at() + " / agrees with the head signed then";
        out.println((report.holds()
                        ? "Nhật ký nguyên vẹn / the audit holds: "
                        : "NHẬT KÝ KHÔNG NGUYÊN VẸN / THE AUDIT IS BROKEN: ")
                + report.rows() + " dòng / rows; " + signed);
        return report.holds() ? 0 : 1;
    }
}
