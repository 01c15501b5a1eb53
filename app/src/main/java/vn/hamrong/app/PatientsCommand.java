package vn.hamrong.app;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.ConfigurableApplicationContext;
import vn.hamrong.app.patients.PatientsWork;
import vn.hamrong.exchange.patients.PatientDesk;

/** {@code ./hub patients …}: on the database of a stopped hub. While it serves, its pages do the same. */
final class PatientsCommand {

    private PatientsCommand() {}

    /** 0 done, 1 failed, 2 wrong call, 3 refused: by the settings, by a hub that runs, or by what is there. */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        Optional<PatientsWork> work = PatientsWork.of(words);
        if (work.isEmpty()) {
            err.print(PatientsWork.USAGE);
            return 2;
        }
        StartCheck check = StartCheck.of(work.get().settings());
        check.faults().forEach(fault -> err.println(fault.line()));
        if (!check.faults().isEmpty()) {
            return 3;
        }
        try (ConfigurableApplicationContext hub = HubApplication.startForOneCall(
                check.hub(), new ArrayList<>(work.get().settings()))) {
            work.get().run(hub.getBean(PatientDesk.class), out);
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("Không làm được / cannot be done: " + e.getMessage());
            return 3;
        } catch (BeanCreationException e) {
            err.println(RunCommand.refusal(e).orElseThrow(() -> e));
            return 3;
        }
    }
}
