package vn.hamrong.shared.fhir.security;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;

/** An audit in memory that can be out of order. */
final class RecordedTrail implements AuditTrail {
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    void broken(boolean now) {
        broken = now;
    }

    List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    /** What the audit holds of the request this answers. */
    List<AuditEntry> of(HttpResponse<?> answer) {
        String correlation = answer.headers().firstValue("X-Request-Id").orElseThrow();
        return entries.stream()
                .filter(entry -> entry.correlation().equals(correlation))
                .toList();
    }

    @Override
    public void add(AuditEntry entry) {
        if (broken) {
            throw new IllegalStateException("the audit's disk is full");
        }
        entries.add(entry);
    }

    @Override
    public void addAndCommit(AuditEntry entry) {
        add(entry);
    }
}
