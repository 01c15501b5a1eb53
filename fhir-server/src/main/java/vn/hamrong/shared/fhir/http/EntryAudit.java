package vn.hamrong.shared.fhir.http;

import jakarta.servlet.http.HttpServletRequest;

/** Where the audit hears of the calls that a batch is made of: each has rows of its own. */
public interface EntryAudit {
    /** Where the FHIR server stands without its front door: there is no audit of single calls either. */
    EntryAudit NONE = new EntryAudit() {
        @Override
        public void begin(HttpServletRequest entry) {
            // nothing is noted
        }

        @Override
        public boolean commit(HttpServletRequest entry, int status) {
            return true;
        }
    };

    /** Before anything of the entry is done. */
    void begin(HttpServletRequest entry);

    /** Commits the entry's rows; false: its answer may not leave. */
    boolean commit(HttpServletRequest entry, int status);
}
