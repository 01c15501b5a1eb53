package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hamrong.app.story.Visitor.Reply;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.web.Demo;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.Page;
import vn.hamrong.shared.web.Pages;

/** What the pages refuse, each rule with the request that is allowed. Pages and people are read from the running hub. */
class PagesIT {
    private static final RunningHub HUB = RunningHub.on(TestDatabase.H2);

    @Test
    void U02_noPostOfAnyPageHappensWithoutThePagesOwnToken() {
        String foreign = Visitor.as("minh.le", HUB).token();
        for (Page page : posts()) {
            Visitor hanh = Visitor.as("hanh.do", HUB);
            String path = path(page);
            String own = hanh.token();

            assertThat(hanh.postBare(path, Map.of()).status()).as(path).isEqualTo(403);
            assertThat(hanh.postBare(path, Map.of("_csrf", foreign)).status())
                    .as(path)
                    .isEqualTo(403);
            assertThat(hanh.postBare(path, Map.of("_csrf", own), "Origin", "https://evil.example")
                            .status())
                    .as(path)
                    .isEqualTo(403);
            assertThat(hanh.postBare(path, Map.of("_csrf", own), "Sec-Fetch-Site", "cross-site")
                            .status())
                    .as(path)
                    .isEqualTo(403);
            assertThat(hanh.send(
                                    "POST",
                                    path,
                                    HttpRequest.BodyPublishers.ofString("{\"_csrf\":\"" + own + "\"}"),
                                    "Content-Type",
                                    "text/plain")
                            .status())
                    .as(path)
                    .isEqualTo(403);
            assertThat(hanh.get("/account").status())
                    .as("still signed in after " + path)
                    .isEqualTo(200);
        }
        assertThat(Visitor.as("hanh.do", HUB)
                        .post("/language", Map.of("to", "en", "back", "/account"))
                        .location())
                .isEqualTo("/account");
    }

    @Test
    void U02_cookiesAreOutOfReachOfScriptsAndOtherSites() {
        Visitor visitor = new Visitor(HUB);
        List<String> fresh = visitor.get("/login").whole().headers().allValues("Set-Cookie");
        List<String> session = visitor.post("/login/demo", Map.of("person", "lan.nguyen"))
                .whole()
                .headers()
                .allValues("Set-Cookie");

        assertThat(fresh).anyMatch(cookie -> cookie.startsWith("csrf=") && cookie.contains("SameSite=Strict"));
        assertThat(session).anyMatch(cookie -> cookie.startsWith("session=") && cookie.contains("SameSite=Lax"));
        assertThat(fresh).allMatch(cookie -> cookie.contains("HttpOnly"));
        assertThat(session).allMatch(cookie -> cookie.contains("HttpOnly"));
    }

    @Test
    void U04_eachPersonOpensThePagesOfTheirRolesAndNoOther() {
        Set<String> menuOnly = Set.of("GET");
        for (StaffMember person : HUB.bean(Demo.class).people()) {
            Visitor visitor = Visitor.as(person.login().value(), HUB);
            for (Page page : pages(menuOnly)) {
                int status = visitor.get(path(page)).status();
                boolean open = page.isOpenTo(person.roles()) || page.who() == OpenTo.Who.ANYBODY;
                String what = person.login() + " at " + page.pattern();
                if (open) {
                    assertThat(status).as(what).isIn(200, 302, 400, 404);
                } else {
                    assertThat(status).as(what).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void U04_aPostThatIsNotTheirsIsRefusedEvenWithTheirToken() {
        Visitor reception = Visitor.as("lan.nguyen", HUB);
        for (Page page : posts()) {
            if (!page.isOpenTo(Set.of(Role.RECEPTION)) && page.who() != OpenTo.Who.ANYBODY) {
                assertThat(reception
                                .post(path(page), Map.of("login", "x.y", "name", "X"))
                                .status())
                        .as(page.pattern())
                        .isEqualTo(403);
            }
        }
        assertThat(HUB.bean(Staff.class).find(new LoginName("x.y"))).isEmpty();
    }

    @Test
    void U04_whoIsNobodyIsSentToTheLoginFromPagesThatExistAndFindsNothingElse() {
        Visitor nobody = new Visitor(HUB);
        for (Page page : pages(Set.of("GET"))) {
            if (page.who() != OpenTo.Who.ANYBODY) {
                assertThat(nobody.get(path(page)).location()).as(page.pattern()).startsWith("/login?next=");
            }
        }
        for (String path :
                List.of("/nothing", "/people.html", "/people/..;/account", "/h2-console", "/error", "/logout")) {
            assertThat(nobody.get(path).status()).as(path).isIn(400, 404, 405);
        }
    }

    @Test
    void U04_thePeopleOfAnotherHospitalAreNotThere() {
        StaffMember dung = HUB.bean(Staff.class).find(new LoginName("dung.cao")).orElseThrow();
        Visitor hanh = Visitor.as("hanh.do", HUB);
        UUID own = HUB.bean(Staff.class)
                .find(new LoginName("minh.le"))
                .orElseThrow()
                .id()
                .value();

        for (String deed : List.of("/reset", "/disable", "/enable", "/roles")) {
            Reply foreign = hanh.post("/people/" + dung.id() + deed, Map.of());
            Reply absent = hanh.post("/people/" + UUID.randomUUID() + deed, Map.of());
            assertThat(foreign.status()).as(deed).isEqualTo(404);
            assertThat(without(foreign)).as(deed).isEqualTo(without(absent));
        }
        assertThat(hanh.get("/people/" + dung.id()).status()).isEqualTo(404);
        assertThat(hanh.get("/people/" + own).status()).isEqualTo(200);
        assertThat(HUB.bean(Staff.class).find(dung.id())).contains(dung);
    }

    @Test
    void U05_nothingButTheFormsOwnFieldsIsBelieved() {
        Visitor hanh = Visitor.as("hanh.do", HUB);

        Reply added = hanh.post(
                "/people",
                Map.of(
                        "login", "u05.person",
                        "name", "Người Thử",
                        "roles", List.of("RECEPTION"),
                        "facility", "38902",
                        "enabled", "false",
                        "version", "99",
                        "role", "DEPARTMENT"));
        Reply department =
                hanh.post("/people", Map.of("login", "u05.other", "name", "Người Thử", "roles", List.of("DEPARTMENT")));

        assertThat(added.status()).isEqualTo(200);
        StaffMember person =
                HUB.bean(Staff.class).find(new LoginName("u05.person")).orElseThrow();
        assertThat(person.facility()).isEqualTo(new FacilityCode("38901"));
        assertThat(person.roles()).containsExactly(Role.RECEPTION);
        assertThat(person.enabled()).isTrue();
        assertThat(department.status()).isEqualTo(404);
        assertThat(HUB.bean(Staff.class).find(new LoginName("u05.other"))).isEmpty();
    }

    @Test
    void U03_whatIsTypedStaysText() {
        String tricky = "__${7*191}__ [[${7*191}]] *{7*191} <b>x</b>";

        Reply echoed = Visitor.as("hanh.do", HUB).post("/people", Map.of("login", "no good", "name", tricky));

        assertThat(echoed.body()).contains("__${7*191}__ [[${7*191}]] *{7*191} &lt;b&gt;x&lt;/b&gt;");
        assertThat(echoed.body()).doesNotContain("1337");
        assertThat(new Visitor(HUB).get("/login?over=__$%7B7*191%7D__").body()).doesNotContain("1337");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/%0d%0aSet-Cookie:x=y",
                "javascript:alert(1)",
                "/..//evil.example",
                "\thttps://evil.example",
                "/@evil.example"
            })
    void U06_theLoginLeadsBackIntoTheHubOnly(String next) {
        Visitor visitor = new Visitor(HUB);

        assertThat(visitor.post("/login/demo", Map.of("person", "lan.nguyen", "next", next))
                        .location())
                .isEqualTo("/");
        assertThat(visitor.post("/language", Map.of("to", "vi", "back", next)).location())
                .isEqualTo("/");
        assertThat(new Visitor(HUB)
                        .post("/login/demo", Map.of("person", "lan.nguyen", "next", "/account"))
                        .location())
                .isEqualTo("/account");
    }

    @Test
    void U07_noPageIsKeptByABrowserOrFramedByAnother() {
        Visitor hanh = Visitor.as("hanh.do", HUB);
        for (String path : List.of("/", "/people", "/account", "/login", "/nothing")) {
            Reply reply = hanh.get(path);
            assertThat(reply.header("Cache-Control")).as(path).contains("no-store");
            assertThat(reply.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("script-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(reply.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        }
    }

    @Test
    void O03_aFailureSaysNothingOfTheHubsInnerLife() {
        Visitor hanh = Visitor.as("hanh.do", HUB);
        for (Reply reply : List.of(
                hanh.get("/people/not-a-uuid"),
                hanh.get("/nothing?trace=true", "Accept", "*/*"),
                hanh.post("/people", Map.of("roles", List.of("KING"))),
                hanh.post("/account/password", Map.of()),
                hanh.post("/login", Map.of()),
                hanh.post("/welcome", Map.of()))) {
            assertThat(reply.status()).isLessThan(500);
            assertThat(reply.body())
                    .doesNotContain("Exception")
                    .doesNotContain("vn.hamrong")
                    .doesNotContain("\tat ");
        }
    }

    private static List<Page> posts() {
        List<Page> posts = pages(Set.of("POST"));
        assertThat(posts).hasSizeGreaterThan(8);
        return posts;
    }

    private static List<Page> pages(Set<String> methods) {
        return HUB.bean(Pages.class).all().stream()
                .filter(page -> page.methods().equals(methods))
                .toList();
    }

    private static String path(Page page) {
        return page.pattern().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    }

    /** A page without what differs between any two requests. */
    private static String without(Reply reply) {
        return reply.body()
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…")
                .replaceAll("(content|value)=\"[A-Za-z0-9_-]{60,}\"", "…");
    }
}
