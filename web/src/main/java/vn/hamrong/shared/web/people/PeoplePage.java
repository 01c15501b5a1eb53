package vn.hamrong.shared.web.people;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Collator;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hamrong.shared.LoginName;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.StaffMember;
import vn.hamrong.shared.people.Administration;
import vn.hamrong.shared.web.Correlation;
import vn.hamrong.shared.web.InMenu;
import vn.hamrong.shared.web.NotHere;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.PublicSite;
import vn.hamrong.shared.web.SignedIn;
import vn.hamrong.shared.web.Typed;

/** The people of one facility, for its administrators. Somebody else's people are not there at all. */
@Controller
@OpenTo(Role.FACILITY_ADMINISTRATOR)
final class PeoplePage {
    private final Administration administration;
    private final PublicSite site;

    PeoplePage(Administration administration, PublicSite site) {
        this.administration = administration;
        this.site = site;
    }

    /** What is filled in for somebody new; facility and everything else are never the browser's to say. */
    record NewPerson(String login, String name, @Nullable List<Role> roles) {
        NewPerson {
            login = Typed.text(login);
            name = Typed.text(name);
        }
    }

    @GetMapping("/people")
    @InMenu(value = "people", order = 80)
    String list(SignedIn me, Model model) {
        return list(me, new NewPerson("", "", List.of()), "", model);
    }

    @PostMapping("/people")
    String add(SignedIn me, NewPerson form, Model model, HttpServletRequest request) {
        Optional<LoginName> login = LoginName.in(form.login());
        String name = form.name().strip();
        if (login.isEmpty()) {
            return list(me, form, "bad-login", model);
        }
        if (!StaffMember.isName(name)) {
            return list(me, form, "bad-name", model);
        }
        Administration.Answer answer =
                administration.add(Correlation.actor(me, request), login.get(), name, roles(form.roles()));
        return answer instanceof Administration.Answer.LoginTaken
                ? list(me, form, "login-taken", model)
                : shown(answer, model);
    }

    @GetMapping("/people/{id}")
    String one(SignedIn me, @PathVariable UUID id, @RequestParam(defaultValue = "") String said, Model model) {
        StaffMember member =
                administration.person(me.person(), new PersonId(id)).orElseThrow(NotHere::new);
        model.addAttribute("member", member);
        model.addAttribute("choices", choices(me));
        model.addAttribute("oneself", member.id().equals(me.person()));
        model.addAttribute("said", Set.of("done", "changed-meanwhile").contains(said) ? said : "");
        return "shared/person";
    }

    @PostMapping("/people/{id}/roles")
    String giveRoles(
            SignedIn me,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<Role> roles,
            HttpServletRequest request) {
        return back(id, administration.giveRoles(Correlation.actor(me, request), new PersonId(id), roles(roles)));
    }

    @PostMapping("/people/{id}/disable")
    String disable(SignedIn me, @PathVariable UUID id, HttpServletRequest request) {
        return back(id, administration.enable(Correlation.actor(me, request), new PersonId(id), false));
    }

    @PostMapping("/people/{id}/enable")
    String enable(SignedIn me, @PathVariable UUID id, HttpServletRequest request) {
        return back(id, administration.enable(Correlation.actor(me, request), new PersonId(id), true));
    }

    @PostMapping("/people/{id}/reset")
    String reset(SignedIn me, @PathVariable UUID id, Model model, HttpServletRequest request) {
        return shown(administration.reset(Correlation.actor(me, request), new PersonId(id)), model);
    }

    private String list(SignedIn me, NewPerson form, String fault, Model model) {
        model.addAttribute(
                "people",
                administration.people(me.person()).stream().sorted(byName()).toList());
        model.addAttribute("choices", choices(me));
        model.addAttribute("form", form);
        model.addAttribute("chosen", roles(form.roles()));
        model.addAttribute("fault", fault);
        return "shared/people";
    }

    /** The invitation, this once. */
    private String shown(Administration.Answer answer, Model model) {
        if (answer instanceof Administration.Answer.Invited invited) {
            model.addAttribute("member", invited.member());
            model.addAttribute("link", site.url() + "/welcome#" + invited.code().text());
            model.addAttribute("days", Administration.INVITATION.toDays());
            return "shared/invited";
        }
        throw new NotHere();
    }

    private static String back(UUID id, Administration.Answer answer) {
        if (answer instanceof Administration.Answer.Done) {
            return "redirect:/people/" + id + "?said=done";
        }
        if (answer instanceof Administration.Answer.ChangedMeanwhile) {
            return "redirect:/people/" + id + "?said=changed-meanwhile";
        }
        throw new NotHere();
    }

    /** As Vietnamese sort: Đ after D, accents last. A collator serves one thread at a time, so each list gets its own. */
    private static Comparator<StaffMember> byName() {
        return Comparator.comparing(StaffMember::name, Collator.getInstance(Locale.forLanguageTag("vi")));
    }

    private static List<Role> choices(SignedIn me) {
        return Stream.of(Role.values())
                .filter(role -> role.existsAt(me.facility()))
                .toList();
    }

    private static Set<Role> roles(@Nullable List<Role> chosen) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (chosen != null) {
            roles.addAll(chosen);
        }
        return roles;
    }
}
