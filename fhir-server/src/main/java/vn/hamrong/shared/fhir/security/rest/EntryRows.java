package vn.hamrong.shared.fhir.security.rest;

import jakarta.servlet.http.HttpServletRequest;
import vn.hamrong.shared.fhir.http.EntryAudit;
import vn.hamrong.shared.fhir.security.audit.AuditNote;
import vn.hamrong.shared.fhir.security.audit.AuditRows;

/** The audit rows of a batch's entries: by who sends the batch, under its request id. */
record EntryRows(AuditRows rows) implements EntryAudit {

    @Override
    public void begin(HttpServletRequest entry) {
        AuditNote.of(entry).forEntry(entry);
    }

    @Override
    public boolean commit(HttpServletRequest entry, int status) {
        return rows.commit(AuditNote.of(entry), entry, status);
    }
}
