package vn.hamrong.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.UriComponentsBuilder;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.desk.DeskRecord;
import vn.hamrong.exchange.desk.Engineer;
import vn.hamrong.exchange.desk.FoundMessages;
import vn.hamrong.exchange.desk.FoundMessages.Asked;
import vn.hamrong.exchange.desk.Question;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.web.InMenu;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.SignedIn;

/**
 * One search box and a list without contents. Filters stand in the address, so that a list can be passed on; but not words that
 * may name a person: those are posted, and leave nothing in histories and logs.
 */
@Controller
@OpenTo(Role.ENGINEER)
final class MessagesPage {
    private static final int LINES = 50;

    private final FoundMessages found;
    private final DeskRecord record;
    private final Facilities facilities;

    MessagesPage(FoundMessages found, DeskRecord record, Facilities facilities) {
        this.found = found;
        this.record = record;
        this.facilities = facilities;
    }

    /** What somebody asked for; {@code at}: a hospital's code; {@code before}: to go on from. */
    record Filter(
            @Nullable String q,
            @Nullable MessageState state,
            @Nullable String at,
            @Nullable Long before) {
        public String words() {
            return q == null ? "" : q;
        }

        public String hospital() {
            return at == null ? "" : at;
        }

        public String stateName() {
            return state == null ? "" : state.name();
        }
    }

    @GetMapping("/messages")
    @InMenu(value = "messages", order = 41)
    String list(SignedIn me, Filter filter, Model model, HttpServletRequest request) {
        return shown(Engineers.of(me, request), me, filter, model);
    }

    @PostMapping("/messages")
    String search(SignedIn me, Filter filter, Model model, HttpServletRequest request) {
        Question question = Question.of(filter.words());
        return question.isPersonal()
                ? shown(Engineers.of(me, request), me, filter, model)
                : "redirect:" + address(filter);
    }

    private static String address(Filter filter) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/messages");
        add(address, "q", filter.words());
        add(address, "state", filter.stateName());
        add(address, "at", filter.hospital());
        add(address, "before", filter.before() == null ? "" : filter.before().toString());
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private String shown(Engineer by, SignedIn me, Filter filter, Model model) {
        Question question = Question.of(filter.words());
        if (!question.isEmpty()) {
            record.searched(by, question);
        }
        FoundMessages.Page page = answer(by, filter, question);
        model.addAttribute("filter", filter);
        model.addAttribute("personal", question.isPersonal());
        model.addAttribute("states", MessageState.values());
        model.addAttribute("choices", Engineers.choices(me, facilities));
        model.addAttribute(
                "rows",
                page.lines().stream().map(line -> Row.of(line, facilities)).toList());
        model.addAttribute("next", page.next().isPresent() ? page.next().getAsLong() : null);
        model.addAttribute("tooMany", page.tooMany());
        return "exchange/messages";
    }

    private FoundMessages.Page answer(Engineer by, Filter filter, Question question) {
        Optional<FacilityCode> wanted = Engineers.hospital(filter.hospital());
        boolean senseless = !filter.hospital().isEmpty() && wanted.isEmpty();
        OptionalLong before = filter.before() == null ? OptionalLong.empty() : OptionalLong.of(filter.before());
        return senseless
                ? FoundMessages.Page.EMPTY
                : by.scope(wanted)
                        .map(scope -> found.find(
                                new Asked(scope, question, Optional.ofNullable(filter.state()), before, LINES)))
                        .orElse(FoundMessages.Page.EMPTY);
    }
}
