package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.hamrong.app.story.Visitor.Reply;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.Actor;
import vn.hamrong.shared.people.Administration;

/** When a session begins and ends, over HTTP; its times are in {@code SessionsTest}. */
class SessionsIT {
    private static final RunningHub HUB = RunningHub.on(TestDatabase.H2);

    @Test
    void A12_aSessionSomebodyPlantedIsNotTheOneSomebodySignsInWith() {
        Visitor attacker = Visitor.as("minh.le", HUB);
        Visitor victim = new Visitor(HUB);
        for (String planted : List.of("0123456789ABCDEF0123456789ABCDEF", attacker.cookies.get("session"))) {
            victim.cookies.put("session", planted);
            victim.post("/login/demo", Map.of("person", "hoa.tran"));

            assertThat(victim.cookies.get("session")).isNotEqualTo(planted);
            assertThat(victim.get("/account").body()).contains("Trần Thị Hòa");
            Visitor withPlanted = new Visitor(HUB);
            withPlanted.cookies.put("session", planted);
            assertThat(withPlanted.get("/account").status()).isEqualTo(302);
        }
    }

    @Test
    void A12_aSessionEndsWhenARoleIsTakenAway() {
        StaffMember tuan = HUB.bean(Staff.class).find(new LoginName("tuan.vu")).orElseThrow();
        StaffMember hanh = HUB.bean(Staff.class).find(new LoginName("hanh.do")).orElseThrow();
        Visitor visitor = Visitor.as("tuan.vu", HUB);
        assertThat(visitor.get("/account").status()).isEqualTo(200);

        Administration administration = HUB.bean(Administration.class);
        Actor byHanh = new Actor(hanh.id(), "test");
        administration.giveRoles(byHanh, tuan.id(), Set.of(Role.DOCTOR));

        assertThat(visitor.get("/account").location()).contains("over=CHANGED");
        administration.giveRoles(byHanh, tuan.id(), Set.of(Role.ENGINEER));
        assertThat(visitor.get("/account").status()).isEqualTo(302);
        assertThat(Visitor.as("tuan.vu", HUB).get("/account").status()).isEqualTo(200);
    }

    @Test
    void A12_aFourthSignInEndsTheFirst() {
        List<Visitor> visitors =
                Stream.generate(() -> Visitor.as("son.pham", HUB)).limit(4).toList();

        assertThat(visitors.get(0).get("/account").location()).contains("over=ELSEWHERE");
        assertThat(visitors.subList(1, 4))
                .allSatisfy(
                        visitor -> assertThat(visitor.get("/account").status()).isEqualTo(200));
    }

    @Test
    void A12_afterSigningOutTheCookieIsWorthNothing() {
        Visitor visitor = Visitor.as("lan.nguyen", HUB);
        String session = visitor.cookies.get("session");
        assertThat(visitor.post("/logout", Map.of()).location()).isEqualTo("/login?over=SIGNED_OUT");

        visitor.cookies.put("session", session);
        assertThat(visitor.get("/account").status()).isEqualTo(302);
    }

    @Test
    void A12_aWrongPasswordAndAnUnknownNameAreAnsweredAlike() {
        Visitor visitor = new Visitor(HUB);
        Reply known = visitor.post("/login", Map.of("name", "lan.nguyen", "password", "sai"));
        Reply unknown = visitor.post("/login", Map.of("name", "khong.co.ai", "password", "sai"));

        assertThat(known.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(stripped(known)).isEqualTo(stripped(unknown));
        assertThat(visitor.cookies).doesNotContainKey("session");
    }

    private static String stripped(Reply reply) {
        return reply.body().replaceAll("(content|value)=\"[A-Za-z0-9_-]{60,}\"", "…");
    }
}
