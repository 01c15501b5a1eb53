package vn.hamrong.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a page says about the deed that led to it: one of our own words from its address, never others'. */
record Said(String word) {
    static final Said REVEALED = new Said("revealed");

    private static final Set<String> DONE = Set.of(
            "replayed",
            "released",
            "skipped",
            "fixed",
            "started",
            "stopped",
            "resumed",
            "set-aside",
            "way-stopped",
            "way-started");
    private static final Set<String> NOT_DONE =
            Set.of("not-parked", "no-reason", "not-good", "not-replayed", "not-running", "not-yours");

    static Said of(HttpServletRequest request) {
        @Nullable String said = request.getParameter("said");
        return said != null && (DONE.contains(said) || NOT_DONE.contains(said)) ? new Said(said) : new Said("");
    }

    /** Nothing to say. */
    public boolean isNone() {
        return word.isEmpty();
    }

    /** Good news, a warning or bad news. */
    public String look() {
        return DONE.contains(word) || isNone() ? "" : this.equals(REVEALED) ? "warn" : "bad";
    }
}
