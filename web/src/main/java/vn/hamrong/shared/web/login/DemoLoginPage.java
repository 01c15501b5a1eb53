package vn.hamrong.shared.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.web.Demo;
import vn.hamrong.shared.web.NotHere;
import vn.hamrong.shared.web.OpenTo;

/** One click instead of a password and a code, for the demo's invented people. Outside the demo there is no such page. */
@Controller
final class DemoLoginPage {
    private final Demo demo;
    private final Staff staff;
    private final Entrance entrance;

    DemoLoginPage(Demo demo, Staff staff, Entrance entrance) {
        this.demo = demo;
        this.staff = staff;
        this.entrance = entrance;
    }

    @PostMapping("/login/demo")
    @OpenTo(who = OpenTo.Who.ANYBODY)
    String signIn(
            @RequestParam String person,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        StaffMember member = demo.person(person)
                .flatMap(invented -> staff.find(invented.id()))
                .filter(StaffMember::enabled)
                .orElseThrow(NotHere::new);
        return entrance.letIn(member, next, request, response);
    }
}
