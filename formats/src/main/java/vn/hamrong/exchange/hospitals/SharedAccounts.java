package vn.hamrong.exchange.hospitals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.hamrong.exchange.InsurerAccess;

/** One insurer's login belongs to one hospital: otherwise a token would say two owners. */
final class SharedAccounts {
    private SharedAccounts() {}

    static List<Fault> faults(List<HospitalFile.Good> files) {
        Map<String, String> owners = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (HospitalFile.Good file : files) {
            file.hospital()
                    .insurer()
                    .account()
                    .map(InsurerAccess.Account::username)
                    .ifPresent(name -> {
                        String other = owners.putIfAbsent(name, file.file());
                        if (other != null) {
                            faults.add(file.fault(
                                    "insurer",
                                    "the insurer's username is already used in " + other,
                                    "tên đăng nhập BHYT đã dùng trong " + other));
                        }
                    });
        }
        return faults;
    }
}
