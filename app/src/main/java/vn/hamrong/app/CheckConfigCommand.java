package vn.hamrong.app;

import java.io.PrintStream;
import java.util.List;

/** {@code ./hub check-config}: what {@code ./hub run} would refuse, without starting anything. */
final class CheckConfigCommand {

    private CheckConfigCommand() {}

    static int run(List<String> args, PrintStream out, PrintStream err) {
        StartCheck check = StartCheck.of(args);
        check.faults().forEach(fault -> err.println(fault.line()));
        if (!check.faults().isEmpty()) {
            return 3;
        }
        out.println(
                "Cấu hình đúng / configuration is right: " + check.hospitals().size() + " hospitals");
        return 0;
    }
}
