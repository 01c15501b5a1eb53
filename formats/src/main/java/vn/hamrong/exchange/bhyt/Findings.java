package vn.hamrong.exchange.bhyt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.bhyt.DossierFault.Severity;

/** Collects faults, up to a bound, and knows where it stands. */
final class Findings {
    static final int MOST = 1_000;

    private final List<DossierFault> faults = new ArrayList<>();
    private int dossier;
    private Optional<Table> table = Optional.empty();
    private int record;
    private boolean full;

    /** What follows is said of that HOSO, from 1; 0 is the envelope. */
    void at(int newDossier) {
        dossier = newDossier;
        at(Optional.empty(), 0);
    }

    void at(Table newTable, int newRecord) {
        at(Optional.of(newTable), newRecord);
    }

    private void at(Optional<Table> newTable, int newRecord) {
        table = newTable;
        record = newRecord;
    }

    void error(String field, String code, String vietnamese, String english) {
        add(Severity.ERROR, field, code, vietnamese, english);
    }

    void warn(String field, String code, String vietnamese, String english) {
        add(Severity.WARNING, field, code, vietnamese, english);
    }

    void add(Severity severity, String field, String code, String vietnamese, String english) {
        if (faults.size() < MOST) {
            faults.add(new DossierFault(severity, dossier, table, record, field, code, vietnamese, english));
        } else {
            full = true;
        }
    }

    boolean isFull() {
        return full;
    }

    List<DossierFault> all() {
        if (full) {
            faults.add(new DossierFault(
                    Severity.ERROR,
                    0,
                    Optional.empty(),
                    0,
                    "",
                    "too-many-faults",
                    "còn nhiều lỗi nữa không liệt kê; hãy sửa các lỗi trên rồi gửi lại",
                    "there are more faults than are listed; mend these and send again"));
        }
        return List.copyOf(faults);
    }
}
