package vn.hamrong.exchange.hospitals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.hamrong.exchange.Hospital;

/** One client id belongs to one hospital: otherwise a token would say two owners. */
final class SharedClients {
    private SharedClients() {}

    static List<Fault> faults(List<HospitalFile.Good> files) {
        Map<String, String> owners = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (HospitalFile.Good file : files) {
            List<Hospital.FhirClient> clients = file.hospital().clients();
            for (int i = 0; i < clients.size(); i++) {
                String other = owners.putIfAbsent(clients.get(i).id(), file.file());
                if (other != null) {
                    faults.add(file.fault(
                            "clients[" + i + "]",
                            "client id is already used in " + other,
                            "mã client đã dùng trong " + other));
                }
            }
        }
        return faults;
    }
}
