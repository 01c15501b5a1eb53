package vn.hamrong.exchange.routes.portal;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.routes.HttpAnswer;
import vn.hamrong.shared.routes.HttpHead;

/** Who comes in at the paths behind the login: only with all three of the portal's headers, and for its own hospital. */
final class PortalGate {
    private static final Logger LOG = LoggerFactory.getLogger(PortalGate.class);

    private final PortalSessions sessions;
    private final PortalAudit audit;
    private final Executor slowly;
    private final Clock clock;

    /** @param slowly where refusals are written down: connections' threads must not wait for the database */
    PortalGate(PortalSessions sessions, PortalAudit audit, Executor slowly, Clock clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.slowly = slowly;
        this.clock = clock;
    }

    Optional<PortalSessions.Session> session(HttpHead head) {
        return sessions.of(head);
    }

    /** By the head alone: whoever is not logged in must not cost memory. */
    Optional<HttpAnswer> refuse(HttpHead head) {
        if (sessions.of(head).isPresent()) {
            return Optional.empty();
        }
        writeDown(() -> audit.refusedCall(head.path(), clock.instant()));
        return Optional.of(PortalAnswers.NOT_LOGGED_IN);
    }

    /** A known caller was refused something. */
    void note(PortalSessions.Session session, String reason) {
        writeDown(() -> audit.refused(session.hospital().code(), reason, clock.instant()));
    }

    private void writeDown(Runnable entry) {
        try {
            slowly.execute(entry);
        } catch (RejectedExecutionException tooMany) {
            LOG.warn("a refusal at the insurer's paths was not written down: too many at once");
        }
    }
}
