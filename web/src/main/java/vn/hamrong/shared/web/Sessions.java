package vn.hamrong.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;

/**
 * Sessions of people: opened after the last proof, over after 15 idle minutes, 12 hours in all, a fourth sign-in elsewhere,
 * or any change of the person's password or rights. They live in memory: a restart ends them.
 */
public final class Sessions {
    static final Duration IDLE = Duration.ofMinutes(15);
    static final Duration ALL = Duration.ofHours(12);
    private static final int AT_ONCE = 3;
    private static final String PLACE = Sessions.class.getName();

    private final Staff staff;
    private final Facilities facilities;
    private final Clock clock;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final Map<PersonId, Deque<Seat>> open = new ConcurrentHashMap<>();

    public Sessions(Staff staff, Facilities facilities, Clock clock) {
        this.staff = staff;
        this.facilities = facilities;
        this.clock = clock;
    }

    /** Why a session is over. */
    enum Over {
        IDLE,
        TOO_LONG,
        ELSEWHERE,
        CHANGED
    }

    /** Lets the person in: a new session under a new id, whatever the browser brought along. */
    public void open(StaffMember member, HttpServletRequest request, HttpServletResponse response) {
        @Nullable HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) IDLE.toSeconds());
        SignedIn me = SignedIn.of(member, clock.instant());
        session.setAttribute(PLACE, new Seat(member.id(), clock.instant()));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(me, "", AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Ends the session of whoever asks. */
    public void close(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /** Whether this session is over; counts the request as a sign of life unless it came by itself. */
    Optional<Over> judge(SignedIn me, HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        Instant now = clock.instant();
        if (session == null || !(session.getAttribute(PLACE) instanceof Seat seat) || !holds(seat)) {
            return Optional.of(Over.ELSEWHERE);
        }
        if (seat.lastSeen.plus(IDLE).isBefore(now)) {
            return Optional.of(Over.IDLE);
        }
        if (me.since().plus(ALL).isBefore(now)) {
            return Optional.of(Over.TOO_LONG);
        }
        if (!isStill(me)) {
            return Optional.of(Over.CHANGED);
        }
        if (request.getHeader("Hamrong-Background") == null) {
            seat.lastSeen = now;
        }
        return Optional.empty();
    }

    private boolean isStill(SignedIn me) {
        return facilities.exists(me.facility())
                && staff.find(me.person())
                        .filter(StaffMember::enabled)
                        .filter(member -> member.version() == me.version())
                        .isPresent();
    }

    private boolean holds(Seat seat) {
        return open.getOrDefault(seat.person, new ArrayDeque<>()).contains(seat);
    }

    /** One session's place; the container tells it when the session goes. */
    private final class Seat implements HttpSessionBindingListener {
        private final PersonId person;
        private volatile Instant lastSeen;

        Seat(PersonId person, Instant now) {
            this.person = person;
            this.lastSeen = now;
        }

        @Override
        public void valueBound(HttpSessionBindingEvent event) {
            open.compute(person, (who, seats) -> {
                Deque<Seat> now = seats == null ? new ArrayDeque<>() : new ArrayDeque<>(seats);
                now.addLast(this);
                if (now.size() > AT_ONCE) {
                    now.removeFirst();
                }
                return now;
            });
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            open.computeIfPresent(person, (who, seats) -> {
                Deque<Seat> now = new ArrayDeque<>(seats);
                now.remove(this);
                return now.isEmpty() ? null : now;
            });
        }
    }
}
