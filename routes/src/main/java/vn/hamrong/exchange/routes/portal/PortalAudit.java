package vn.hamrong.exchange.routes.portal;

import java.time.Instant;
import java.util.Optional;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.routes.PerMinute;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;

/** What leaves a trace at the insurer's paths. Refusals are bounded: a flood must not fill the disk. */
final class PortalAudit {
    private static final int REFUSALS_PER_MINUTE = 60;

    private final AuditTrail trail;
    private final PerMinute refusals = new PerMinute(REFUSALS_PER_MINUTE);

    PortalAudit(AuditTrail trail) {
        this.trail = trail;
    }

    void loggedIn(Hospital hospital, Instant at) {
        trail.addAndCommit(entry(at, actor(hospital.code()), Optional.of(hospital.code()), "token", "portal"));
    }

    void refusedLogin(String username, Instant at) {
        refused(at, username.isEmpty() ? "anonymous" : "portal:" + username, Optional.empty(), "wrong login");
    }

    /** Somebody without a login, or with one that has ended, at a path behind it. */
    void refusedCall(String path, Instant at) {
        refused(at, "anonymous", Optional.empty(), "not logged in at " + path);
    }

    /** A known caller asked for what is not its own. */
    void refused(FacilityCode caller, String reason, Instant at) {
        refused(at, actor(caller), Optional.of(caller), reason);
    }

    /** Before the first byte of it leaves. */
    void disclosed(FacilityCode caller, String target, Instant at) {
        trail.addAndCommit(entry(at, actor(caller), Optional.of(caller), "read", target));
    }

    private void refused(Instant at, String actor, Optional<FacilityCode> facility, String reason) {
        if (refusals.take(at)) {
            trail.addAndCommit(new AuditEntry(
                    at, actor, facility, "token", "portal", AuditEntry.Outcome.REFUSED, reason, "portal"));
        }
    }

    private static String actor(FacilityCode hospital) {
        return "portal:" + hospital;
    }

    private static AuditEntry entry(
            Instant at, String actor, Optional<FacilityCode> facility, String action, String target) {
        return new AuditEntry(at, actor, facility, action, target, AuditEntry.Outcome.DONE, "", "portal")
                .as(AuditEntry.SYSTEM);
    }
}
