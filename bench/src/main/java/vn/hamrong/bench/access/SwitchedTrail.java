package vn.hamrong.bench.access;

import java.util.List;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;

/** The hub's audit with a switch, which the hub itself has not: off, every row is forgotten. */
final class SwitchedTrail implements AuditTrail {
    private final AuditTrail real;
    private volatile boolean on = true;

    SwitchedTrail(AuditTrail real) {
        this.real = real;
    }

    void on(boolean now) {
        on = now;
    }

    @Override
    public void add(AuditEntry entry) {
        if (on) {
            real.add(entry);
        }
    }

    @Override
    public void addAll(List<AuditEntry> entries) {
        if (on) {
            real.addAll(entries);
        }
    }

    @Override
    public void addAndCommit(AuditEntry entry) {
        if (on) {
            real.addAndCommit(entry);
        }
    }
}
