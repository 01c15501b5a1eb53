package vn.hamrong.app.onboard;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.app.HospitalFolder;
import vn.hamrong.app.config.HubEnvironment;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.onboarding.Proposal;
import vn.hamrong.exchange.onboarding.Shadow;
import vn.hamrong.exchange.onboarding.Survey;
import vn.hamrong.shared.FacilityCode;

/**
 * {@code ./hub onboard CODE --samples DIR [--out FILE]}: what a hospital's sample messages tell, and the hospital file they
 * suggest. The report goes to standard output; the file to {@code FILE}, which must not be there yet, or after the report.
 */
public final class OnboardCommand {
    private static final String USAGE = "./hub onboard CODE --samples DIR [--out FILE]";
    private static final String SAMPLES = "--samples";
    private static final String OUT = "--out";
    private static final String CODE = "[0-9A-Za-z_-]{2,20}";

    private OnboardCommand() {}

    /** 0 done, 1 input or output failed, 2 wrong call, 3 no message in the samples. */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        Optional<Options> options = Options.of(words, Set.of(SAMPLES, OUT))
                .filter(some ->
                        some.subject().matches(CODE) && some.value(SAMPLES).isPresent());
        if (options.isEmpty()) {
            err.println(USAGE);
            return 2;
        }
        Path samples = Path.of(options.get().value(SAMPLES).orElseThrow());
        if (!Files.isDirectory(samples)) {
            err.println("Không có thư mục / no such folder: " + samples);
            return 2;
        }
        try {
            return survey(options.get(), samples, out, err);
        } catch (IOException e) {
            err.println("Lỗi đọc ghi / input or output failed: " + e.getClass().getSimpleName());
            return 1;
        }
    }

    private static int survey(Options options, Path samples, PrintStream out, PrintStream err) throws IOException {
        List<byte[]> messages =
                SampleMessages.in(samples).stream().map(Shadow.Message::content).toList();
        if (messages.isEmpty()) {
            err.println("Không có bản tin HL7 nào (*.hl7, *.txt) / no HL7 message in " + samples);
            return 3;
        }
        Survey survey = Survey.of(messages);
        SurveyReport.print(survey, out);
        String file = Proposal.yaml(survey, new FacilityCode(options.subject()), partition(options));
        return options.value(OUT)
                .map(Path::of)
                .map(path -> write(path, file, err))
                .orElseGet(() -> {
                    out.println();
                    out.print(file);
                    return 0;
                });
    }

    private static int write(Path path, String file, PrintStream err) {
        try {
            if (Files.exists(path)) {
                err.println("Đã có tệp này / already there, nothing written: " + path);
                return 2;
            }
            Files.writeString(path, file);
            err.println("Đã ghi tệp đề xuất / proposed file written: " + path + " (./hub check-config)");
            return 0;
        } catch (IOException e) {
            err.println("Không ghi được / cannot write: " + path);
            return 1;
        }
    }

    /** One more than any hospital has: numbers are never used again. */
    private static int partition(Options options) {
        HospitalFolder folder = HospitalFolder.read(
                HubEnvironment.read(options.settings()).hub().hospitals());
        return folder.hospitals().stream().mapToInt(Hospital::partition).max().orElse(0) + 1;
    }
}
