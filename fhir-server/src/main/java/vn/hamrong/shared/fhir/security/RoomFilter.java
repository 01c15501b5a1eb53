package vn.hamrong.shared.fhir.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.fhir.security.audit.AuditNote;

/** Answers 429 to a facility that has more calls under way than its {@link FacilityRoom} has places (F-26). */
final class RoomFilter extends OncePerRequestFilter {
    private static final int TOO_MANY = 429;

    private final FhirClients clients;
    private final FacilityRoom room;

    RoomFilter(FhirClients clients, FacilityRoom room) {
        this.clients = clients;
        this.room = room;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<FacilityCode> facility = clients.calling().map(FhirClient::facility);
        if (facility.isEmpty()) {
            chain.doFilter(request, response);
        } else if (enters(facility.get())) {
            try {
                chain.doFilter(request, response);
            } finally {
                room.leave(facility.get());
            }
        } else {
            AuditNote.of(request).because("too many calls at once");
            response.setHeader("Retry-After", "2");
            OperationOutcomes.write(
                    request,
                    response,
                    TOO_MANY,
                    "throttled",
                    "cơ sở có quá nhiều yêu cầu cùng lúc, hãy gửi lại sau / the facility has too many calls under way:"
                            + " send this again later");
        }
    }

    private boolean enters(FacilityCode facility) {
        try {
            return room.enter(facility);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
