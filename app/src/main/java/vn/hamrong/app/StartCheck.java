package vn.hamrong.app;

import java.util.ArrayList;
import java.util.List;
import vn.hamrong.app.config.Fault;
import vn.hamrong.app.config.HubEnvironment;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.shared.routes.camel.TlsFiles;

/** Everything that can be known to be wrong before anything starts: settings, hospital files, ports together. */
record StartCheck(HubProperties hub, List<Hospital> hospitals, List<Fault> faults) {

    static StartCheck of(List<String> args) {
        HubEnvironment.Read read = HubEnvironment.read(args);
        HospitalFolder folder = HospitalFolder.read(read.hub().hospitals());
        List<Fault> faults = new ArrayList<>(read.faults());
        faults.addAll(folder.faults());
        if (faults.isEmpty()) {
            Listeners.of(read.hub().mllp(), folder.hospitals())
                    .faults(read.hub().http().trustedProxy())
                    .forEach(fault -> faults.add(new Fault(fault.where(), fault.vietnamese(), fault.english())));
            Listeners.tls(read.hub().partners().tls())
                    .flatMap(TlsFiles::fault)
                    .ifPresent(why -> faults.add(new Fault(
                            "hamrong.partners.tls", "không dùng được tệp TLS: " + why, "unusable TLS files: " + why)));
            InsurerCheck.of(read.hub().insurer(), folder.hospitals()).forEach(faults::add);
        }
        return new StartCheck(read.hub(), folder.hospitals(), List.copyOf(faults));
    }
}
