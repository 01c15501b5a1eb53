package vn.hamrong.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hamrong.exchange.desk.DeliveryTexts;
import vn.hamrong.exchange.desk.DeliveryWork;
import vn.hamrong.exchange.desk.DeliveryWork.Seen;
import vn.hamrong.exchange.desk.Engineer;
import vn.hamrong.exchange.hl7.ReadableMessage;
import vn.hamrong.shared.OutboxBook;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.web.NotHere;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.SignedIn;

/** One item of the outbox: what is sent, how often it was tried, what came back, and what may be done about it. */
@Controller
@OpenTo(Role.ENGINEER)
final class DeliveryPage {
    private final DeliveryWork work;
    private final DeliverySources sources;

    DeliveryPage(DeliveryWork work, DeliverySources sources) {
        this.work = work;
        this.sources = sources;
    }

    /** Something somebody did. */
    record Did(String person, String action, String reason, String at) {
        static Did of(OutboxBook.Deed deed) {
            return new Did(deed.person(), deed.action(), deed.reason(), Moments.full(deed.at()));
        }
    }

    @GetMapping("/deliveries/{id}")
    String one(SignedIn me, @PathVariable UUID id, Model model, HttpServletRequest request) {
        Seen seen = work.see(Engineers.of(me, request), id).orElseThrow(NotHere::new);
        model.addAttribute("said", Said.of(request));
        return shown(seen, false, model);
    }

    /** Shows it all, once; the reason is on record before anything is shown. */
    @PostMapping("/deliveries/{id}/reveal")
    String reveal(
            SignedIn me, @PathVariable UUID id, @RequestParam String reason, Model model, HttpServletRequest request) {
        Optional<String> why = Engineers.reason(reason);
        if (why.isEmpty()) {
            return back(id, "no-reason");
        }
        Seen seen = work.reveal(Engineers.of(me, request), id, why.get()).orElseThrow(NotHere::new);
        model.addAttribute("said", Said.REVEALED);
        return shown(seen, true, model);
    }

    @PostMapping("/deliveries/{id}/resume")
    String resume(SignedIn me, @PathVariable UUID id, @RequestParam String reason, HttpServletRequest request) {
        Engineer by = Engineers.of(me, request);
        return Engineers.reason(reason)
                .map(why -> back(id, work.resume(by, id, why) ? "resumed" : "not-parked"))
                .orElseGet(() -> back(id, "no-reason"));
    }

    @PostMapping("/deliveries/{id}/skip")
    String skip(SignedIn me, @PathVariable UUID id, @RequestParam String reason, HttpServletRequest request) {
        Engineer by = Engineers.of(me, request);
        return Engineers.reason(reason)
                .map(why -> back(id, work.skip(by, id, why) ? "set-aside" : "not-parked"))
                .orElseGet(() -> back(id, "no-reason"));
    }

    private static String back(UUID id, String said) {
        return "redirect:/deliveries/" + id + "?said=" + said;
    }

    private String shown(Seen seen, boolean whole, Model model) {
        OutboxItem item = seen.whole().item();
        OutboxBook.Line line = seen.whole().line();
        DeliveryRow row = DeliveryRow.of(line, sources.facilities());
        model.addAttribute("row", row);
        // The receiver's own words may name a patient.
        model.addAttribute("answer", whole ? line.reason() : row.cause().reason());
        model.addAttribute("to", line.destination());
        model.addAttribute("hospital", sources.hospitalOf(line.destination()));
        model.addAttribute("disclosures", times(seen.whole().disclosures()));
        model.addAttribute("deeds", seen.whole().deeds().stream().map(Did::of).toList());
        model.addAttribute("line", line(item));
        model.addAttribute("mine", seen.open());
        model.addAttribute("open", whole);
        content(seen, whole, model);
        return "exchange/delivery";
    }

    private void content(Seen seen, boolean whole, Model model) {
        Optional<DeliveryTexts.Shown> shown =
                seen.open() ? Optional.of(sources.texts().of(seen.whole().item())) : Optional.empty();
        model.addAttribute(
                "controlId", shown.flatMap(DeliveryTexts.Shown::controlId).orElse(""));
        model.addAttribute("why", shown.flatMap(DeliveryTexts.Shown::why).orElse(""));
        model.addAttribute(
                "readable",
                shown.flatMap(DeliveryTexts.Shown::text)
                        .map(text -> whole
                                ? ReadableMessage.open(text, Optional.empty())
                                : ReadableMessage.masked(text, Optional.empty()))
                        .orElse(null));
    }

    /** The others of its line, which leave one after another. */
    private List<DeliveryRow> line(OutboxItem item) {
        return item.order().isEmpty()
                ? List.of()
                : sources.book().line(item.destination(), item.order()).stream()
                        .map(one -> DeliveryRow.of(one, sources.facilities()))
                        .toList();
    }

    private static List<String> times(List<Instant> times) {
        return times.stream().map(Moments::full).toList();
    }
}
