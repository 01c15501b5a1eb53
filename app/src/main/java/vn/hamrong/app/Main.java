package vn.hamrong.app;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import vn.hamrong.app.cli.ConvertCommand;
import vn.hamrong.app.demo.DemoCommand;
import vn.hamrong.app.demo.TokenCommand;
import vn.hamrong.app.onboard.OnboardCommand;
import vn.hamrong.app.onboard.ShadowCommand;

/** What {@code ./hub} starts. Exit codes: 0 done, 1 failed on our side, 2 wrong call, 3 the input was refused. */
public final class Main {
    private static final String HELP = """
            Hàm Rồng, the hospital hub of a province.  ./hub COMMAND [options]

              demo [--exit]            build, start with simulated hospitals, play a day, print what it proved
                                       (--exit: stop then; 0 only if the proof holds)
              token HOSPITAL           a FHIR token of the running demo, and the curl line that uses it
              run                      serve; settings by --hamrong.name=value, HAMRONG_NAME or config/hub.yaml
              check-config             say what is wrong with the settings and hospital files, one line each
              send --hospital CODE     one invented admission to a running hub, to try a hospital's file
              onboard CODE --samples DIR [--out FILE]
                                       what a new hospital's sample messages tell, and the file they suggest
              shadow CODE --file FILE [--samples DIR] [--last N] [--out DIR]
                                       what a changed hospital file would make of its last messages; stores nothing
              patients list | show | decide | merge | unmerge | split | links
                                       probable duplicates and merges, on the database of a stopped hub
              audit verify             whether the audit is what was signed: finds edited, deleted, planted, cut-off rows
              portal-password CODE     set a hospital's password at the insurer's paths (asks for it)
              convert IN --out DIR [--hospital CODE]
                                       HL7 v2 and health-insurance XML to FHIR bundles and receipts; no server, no database

            Every setting: docs/operating.md. Exit: 0 done, 1 failed, 2 wrong call, 3 input refused.
            """;

    private Main() {}

    /** Runs one command; {@code run} and {@code demo} without {@code --exit} go on serving. */
    public static void main(String[] args) {
        int exit = run(Arrays.asList(args), System.out, System.err);
        if (exit != SERVING) {
            System.exit(exit);
        }
    }

    /** The command went well and goes on in threads of its own. */
    static final int SERVING = -1;

    static int run(List<String> args, PrintStream out, PrintStream err) {
        String command = args.isEmpty() ? "--help" : args.get(0);
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        return switch (command) {
            case "run" -> RunCommand.run(rest, out, err);
            case "check-config" -> CheckConfigCommand.run(rest, out, err);
            case "send" -> SendCommand.run(rest, out, err);
            case "token" -> TokenCommand.run(rest, out, err);
            case "demo" -> DemoCommand.run(rest, out, err);
            case "onboard" -> OnboardCommand.run(rest, out, err);
            case "shadow" -> ShadowCommand.run(rest, out, err);
            case "patients" -> PatientsCommand.run(rest, out, err);
            case "audit" -> AuditCommand.run(rest, out, err);
            case "portal-password" -> PortalPasswordCommand.run(rest, out, err);
            case "convert" -> ConvertCommand.run(rest, out, err);
            case "--help", "-h", "help" -> {
                out.print(HELP);
                yield 0;
            }
            default -> {
                err.println("Không có lệnh này / no such command: " + command);
                err.print(HELP);
                yield 2;
            }
        };
    }
}
