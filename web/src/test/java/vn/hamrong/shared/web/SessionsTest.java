package vn.hamrong.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;

class SessionsTest {
    private static final FacilityCode HAC_THANH = new FacilityCode("38001");
    private static final StaffMember LAN = new StaffMember(
            new PersonId(UUID.randomUUID()),
            new LoginName("lan.nguyen"),
            "Nguyễn Thị Lan",
            HAC_THANH,
            Set.of(Role.RECEPTION),
            true,
            1);

    private final HandClock clock = new HandClock();
    private final People people = new People();
    private final Sessions sessions = new Sessions(people, new OneHospital(), clock);
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @AfterEach
    void nobodyIsLeft() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void A12_aSessionEndsAfterAQuarterOfAnHourWithoutASign() {
        SignedIn lan = signIn();
        clock.add(Sessions.IDLE);
        assertThat(sessions.judge(lan, request)).isEmpty();
        clock.add(Sessions.IDLE);
        assertThat(sessions.judge(lan, request)).isEmpty();

        clock.add(Sessions.IDLE.plusMillis(1));
        assertThat(sessions.judge(lan, request)).contains(Sessions.Over.IDLE);
    }

    @Test
    void A12_aPageThatRefreshesItselfIsNoSignOfLife() {
        SignedIn lan = signIn();
        MockHttpServletRequest background = new MockHttpServletRequest();
        background.setSession(request.getSession());
        background.addHeader("Hamrong-Background", "1");
        clock.add(Duration.ofMinutes(10));
        assertThat(sessions.judge(lan, background)).isEmpty();

        clock.add(Duration.ofMinutes(6));
        assertThat(sessions.judge(lan, background)).contains(Sessions.Over.IDLE);
    }

    @Test
    void A12_aSessionEndsAfterTwelveHoursHoweverBusy() {
        SignedIn lan = signIn();
        Instant end = clock.instant().plus(Sessions.ALL);
        while (!clock.instant().isAfter(end)) {
            assertThat(sessions.judge(lan, request)).isEmpty();
            clock.add(Duration.ofMinutes(10));
        }

        assertThat(sessions.judge(lan, request)).contains(Sessions.Over.TOO_LONG);
    }

    @Test
    void A12_aSessionEndsWithTheAccountItsRolesAndItsHospital() {
        SignedIn lan = signIn();
        for (StaffMember other : List.of(LAN.withEnabled(false), LAN.withRoles(Set.of()), LAN.withRoles(LAN.roles()))) {
            people.staff.put(LAN.id(), other);
            assertThat(sessions.judge(lan, request)).contains(Sessions.Over.CHANGED);
        }
        people.staff.put(LAN.id(), LAN);
        assertThat(sessions.judge(lan, request)).isEmpty();

        people.staff.clear();
        assertThat(sessions.judge(lan, request)).contains(Sessions.Over.CHANGED);
    }

    @Test
    void A12_aPrincipalWithoutASeatOfThisHubIsNobody() {
        signIn();
        SignedIn forged = SignedIn.of(LAN, clock.instant());
        MockHttpServletRequest elsewhere = new MockHttpServletRequest();
        elsewhere.getSession(true);

        assertThat(sessions.judge(forged, elsewhere)).contains(Sessions.Over.ELSEWHERE);
    }

    private SignedIn signIn() {
        people.staff.put(LAN.id(), LAN);
        sessions.open(LAN, request, new MockHttpServletResponse());
        return Frames.signedIn().orElseThrow();
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T05:00:00Z");

        void add(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class People implements Staff {
        private final Map<PersonId, StaffMember> staff = new HashMap<>();

        @Override
        public Optional<StaffMember> find(PersonId id) {
            return Optional.ofNullable(staff.get(id));
        }

        @Override
        public Optional<StaffMember> find(LoginName login) {
            return Optional.empty();
        }

        @Override
        public List<StaffMember> of(FacilityCode facility) {
            return List.copyOf(staff.values());
        }

        @Override
        public boolean add(StaffMember member) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean change(StaffMember member) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class OneHospital implements Facilities {
        @Override
        public String name(FacilityCode code) {
            return "BVĐK Hạc Thành";
        }

        @Override
        public boolean exists(FacilityCode code) {
            return code.equals(HAC_THANH);
        }

        @Override
        public List<FacilityCode> hospitals() {
            return List.of(HAC_THANH);
        }
    }
}
