package vn.hamrong.app;

import java.util.ArrayList;
import java.util.List;
import vn.hamrong.app.config.Fault;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Hospital;

/** Whether what hospitals' files want of the insurer's files has its setting. */
final class InsurerCheck {
    private InsurerCheck() {}

    static List<Fault> of(HubProperties.Insurer insurer, List<Hospital> hospitals) {
        List<Fault> faults = new ArrayList<>();
        for (Hospital hospital : hospitals) {
            if (hospital.insurer().folder() && insurer.folder() == null) {
                faults.add(fault(hospital, "insurer.folder", "hamrong.insurer.folder"));
            }
            if (hospital.insurer().relay().isPresent() && insurer.portal() == null) {
                faults.add(fault(hospital, "insurer.relay", "hamrong.insurer.portal"));
            }
        }
        return faults;
    }

    private static Fault fault(Hospital hospital, String key, String setting) {
        return new Fault(
                hospital.code() + ".yaml",
                "'" + key + "' cần thiết đặt " + setting,
                "'" + key + "' needs the setting " + setting);
    }
}
