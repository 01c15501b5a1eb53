package vn.hamrong.shared.store;

import java.util.List;

/** What somebody with all rights to the database does first. */
final class Tampering {
    private Tampering() {}

    /** Takes away what keeps the audit from being changed. */
    static void unlock(TestDatabase database) {
        List<String> steps = HubSchema.isPostgres(database.pool())
                ? List.of(
                        "drop trigger audit_only_added_to on hub.audit",
                        "drop trigger audit_seal_only_added_to on hub.audit_seal")
                : List.of(
                        "drop trigger hub.audit_only_added_to",
                        "drop trigger hub.audit_seal_only_added_to",
                        "alter table hub.audit_seal drop constraint audit_seal_of");
        steps.forEach(step -> database.db().sql(step).update());
    }
}
