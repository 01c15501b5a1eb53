package vn.hamrong.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks at every request of a signed-in person: a session that is over ends here, and the visitor goes on as nobody. */
final class SessionWatch extends OncePerRequestFilter {
    static final String OVER = SessionWatch.class.getName();

    private final Sessions sessions;
    private final Noted noted;

    SessionWatch(Sessions sessions, Noted noted) {
        this.sessions = sessions;
        this.noted = noted;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedIn> me = Frames.signedIn();
        if (me.isPresent()) {
            Optional<Sessions.Over> over = sessions.judge(me.get(), request);
            if (over.isPresent()) {
                sessions.close(request);
                request.setAttribute(OVER, over.get());
            } else {
                noted.asks(request, me.get());
            }
        }
        chain.doFilter(request, response);
    }
}
