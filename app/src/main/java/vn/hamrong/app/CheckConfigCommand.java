package vn.hamrong.app;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import vn.hamrong.app.config.Fault;
import vn.hamrong.app.config.HubEnvironment;

/** {@code ./hub check-config}: what {@code ./hub run} would refuse, without starting anything. */
final class CheckConfigCommand {

    private CheckConfigCommand() {}

    static int run(List<String> args, PrintStream out, PrintStream err) {
        HubEnvironment.Read read = HubEnvironment.read(args);
        HospitalFolder folder = HospitalFolder.read(read.hub().hospitals());
        List<Fault> faults = new ArrayList<>(read.faults());
        faults.addAll(folder.faults());
        faults.forEach(fault -> err.println(fault.line()));
        if (faults.isEmpty()) {
            out.println("Cấu hình đúng / configuration is right: "
                    + folder.hospitals().size() + " hospitals");
        }
        return faults.isEmpty() ? 0 : 3;
    }
}
