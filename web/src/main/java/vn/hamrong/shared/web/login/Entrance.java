package vn.hamrong.shared.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.Actor;
import vn.hamrong.shared.people.Login;
import vn.hamrong.shared.people.PeopleAudit;
import vn.hamrong.shared.web.Correlation;
import vn.hamrong.shared.web.LocalPath;
import vn.hamrong.shared.web.Sessions;

/** Between the login's steps: who got how far, from which address, and the door itself. */
public final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
    private static final String HALFWAY = Halfway.class.getName();
    private static final Duration STEP_WITHIN = Duration.ofMinutes(5);

    private final Staff staff;
    private final Sessions sessions;
    private final PeopleAudit audit;
    private final boolean behindProxy;
    private final Clock clock;
    private final AddressThrottle addresses = new AddressThrottle();

    /** {@code behindProxy}: every address is the proxy's, so only it can count them. */
    public Entrance(Staff staff, Sessions sessions, PeopleAudit audit, boolean behindProxy, Clock clock) {
        this.staff = staff;
        this.sessions = sessions;
        this.audit = audit;
        this.behindProxy = behindProxy;
        this.clock = clock;
    }

    /** Whether the address has guesses left. */
    public boolean mayTry(HttpServletRequest request) {
        return behindProxy || addresses.mayTry(request.getRemoteAddr(), clock.instant());
    }

    /** One guess was wrong. */
    public void failed(HttpServletRequest request) {
        addresses.failed(request.getRemoteAddr(), clock.instant());
    }

    /** Where somebody goes whose password, or another login, was right. */
    String pass(Login.Answer answer, String next, HttpServletRequest request, HttpServletResponse response) {
        if (answer instanceof Login.Answer.NeedsCode needed) {
            halt(needed.member(), next, request);
            return "redirect:/login/code";
        }
        if (answer instanceof Login.Answer.NeedsEnrolment needed) {
            halt(needed.member(), next, request);
            return "redirect:/login/enrol";
        }
        if (answer instanceof Login.Answer.Welcome welcome) {
            return letIn(welcome.member(), next, request, response);
        }
        return "redirect:/login";
    }

    /** Opens the session. */
    String letIn(StaffMember member, String next, HttpServletRequest request, HttpServletResponse response) {
        String correlation = Correlation.of(request);
        audit.done(new Actor(member.id(), correlation), "sign-in", member);
        sessions.open(member, request, response);
        LOG.info("{} of {} signed in, request {}", member.id().actor(), member.facility(), correlation);
        return "redirect:" + LocalPath.of(next);
    }

    /** Who has shown the password a moment ago, if nothing about them changed since. */
    Optional<Halfway> halfway(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        @Nullable Object found = session == null ? null : session.getAttribute(HALFWAY);
        return Optional.ofNullable(found)
                .map(Halfway.class::cast)
                .filter(one -> one.since().plus(STEP_WITHIN).isAfter(clock.instant()));
    }

    /** As they are now; empty once something about them changed. */
    Optional<StaffMember> member(Halfway halfway) {
        return staff.find(halfway.person())
                .filter(StaffMember::enabled)
                .filter(member -> member.version() == halfway.version());
    }

    private void halt(StaffMember member, String next, HttpServletRequest request) {
        @Nullable HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) STEP_WITHIN.toSeconds());
        session.setAttribute(HALFWAY, new Halfway(member.id(), member.version(), LocalPath.of(next), clock.instant()));
    }
}
