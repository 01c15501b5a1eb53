package vn.hamrong.shared.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.Login;
import vn.hamrong.shared.web.Correlation;
import vn.hamrong.shared.web.Sessions;

/**
 * Where the province's issuer sends people back. It says who somebody is; what they may do, only the hub says: nobody comes to
 * exist and no role is given by a claim (ADR 12).
 */
public final class ProvinceDoor implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProvinceDoor.class);
    private static final String REDIRECT = "redirect:";

    private final ProvinceIssuer issuer;
    private final Staff staff;
    private final Login login;
    private final Ways ways;

    public ProvinceDoor(ProvinceIssuer issuer, Staff staff, Login login, Ways ways) {
        this.issuer = issuer;
        this.staff = staff;
        this.login = login;
        this.ways = ways;
    }

    /** In, and out again. */
    public record Ways(Entrance entrance, Sessions sessions) {}

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication vouchedFor) throws IOException {
        Optional<StaffMember> member = named(vouchedFor).filter(StaffMember::enabled);
        if (member.isEmpty()) {
            turnAway(request, response, Notice.NOT_A_PERSON);
            return;
        }
        String way = ways.entrance().pass(login.next(member.get()), "/", request, response);
        response.sendRedirect(way.substring(REDIRECT.length()));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        LOG.info("a login by the province's issuer was refused, request {}", Correlation.of(request));
        turnAway(request, response, Notice.ISSUER_REFUSED);
    }

    private Optional<StaffMember> named(Authentication vouchedFor) {
        if (!(vouchedFor.getPrincipal() instanceof OidcUser user)) {
            return Optional.empty();
        }
        return issuer.claim()
                .flatMap(claim -> Optional.ofNullable(user.getClaimAsString(claim)))
                .flatMap(LoginName::in)
                .flatMap(staff::find);
    }

    private void turnAway(HttpServletRequest request, HttpServletResponse response, Notice notice) throws IOException {
        ways.sessions().close(request);
        response.sendRedirect("/login?over=" + notice.name());
    }
}
