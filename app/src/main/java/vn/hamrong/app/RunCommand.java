package vn.hamrong.app;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import vn.hamrong.app.config.Fault;
import vn.hamrong.app.config.HubEnvironment;

/** {@code ./hub run}: refuses a wrong configuration with one line per fault, else serves. */
final class RunCommand {

    private RunCommand() {}

    static int run(List<String> args, PrintStream out, PrintStream err) {
        HubEnvironment.Read read = HubEnvironment.read(args);
        List<Fault> faults = new ArrayList<>(read.faults());
        faults.addAll(HospitalFolder.read(read.hub().hospitals()).faults());
        if (!faults.isEmpty()) {
            faults.forEach(fault -> err.println(fault.line()));
            return 3;
        }
        HubApplication.start(read.hub(), args);
        out.println("Hàm Rồng serves at " + read.hub().publicUrl());
        return Main.SERVING;
    }
}
