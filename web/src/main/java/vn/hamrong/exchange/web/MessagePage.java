package vn.hamrong.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.desk.DeskWork;
import vn.hamrong.exchange.desk.DeskWork.Seen;
import vn.hamrong.exchange.desk.Engineer;
import vn.hamrong.exchange.desk.MessageDetail;
import vn.hamrong.exchange.fhir.WrittenResources.Written;
import vn.hamrong.exchange.hl7.FieldPlace;
import vn.hamrong.exchange.hl7.ReadableMessage;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.web.NotHere;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.SignedIn;

/** One message: its way, its content, what became of it, and what may be done about it. Content is masked until revealed. */
@Controller
@OpenTo(Role.ENGINEER)
final class MessagePage {
    private static final int RESOURCES_MAX = 100;

    private final DeskWork work;
    private final MessageSources sources;

    MessagePage(DeskWork work, MessageSources sources) {
        this.work = work;
        this.sources = sources;
    }

    /** The parts of a page; one is open. */
    enum Tab {
        ORIGINAL,
        RESULT,
        RECEIPT
    }

    @GetMapping("/messages/{number}")
    String one(
            SignedIn me,
            @PathVariable long number,
            @RequestParam(defaultValue = "ORIGINAL") Tab tab,
            Model model,
            HttpServletRequest request) {
        Engineer by = Engineers.of(me, request);
        Seen seen = work.see(by, new JournalNumber(number)).orElseThrow(NotHere::new);
        model.addAttribute("said", Said.of(request));
        return shown(by, new View(seen, tab, false), model);
    }

    /** Shows it all, once; the reason is on record before anything is shown. */
    @PostMapping("/messages/{number}/reveal")
    String reveal(
            SignedIn me,
            @PathVariable long number,
            @RequestParam(defaultValue = "ORIGINAL") Tab tab,
            @RequestParam String reason,
            HttpServletRequest request,
            Model model) {
        Optional<String> why = Engineers.reason(reason);
        if (why.isEmpty()) {
            return "redirect:/messages/" + number + "?said=no-reason";
        }
        Engineer by = Engineers.of(me, request);
        Seen seen = work.reveal(by, new JournalNumber(number), why.get()).orElseThrow(NotHere::new);
        model.addAttribute("said", Said.REVEALED);
        return shown(by, new View(seen, tab, true), model);
    }

    @PostMapping("/messages/{number}/replay")
    String replay(
            SignedIn me,
            @PathVariable long number,
            @RequestParam(defaultValue = "false") boolean overNewer,
            HttpServletRequest request) {
        boolean done = work.replay(Engineers.of(me, request), new JournalNumber(number), overNewer);
        return "redirect:/messages/" + number + "?said=" + (done ? "replayed" : "not-replayed");
    }

    @PostMapping("/messages/{number}/release")
    String release(SignedIn me, @PathVariable long number, HttpServletRequest request) {
        return back(number, work.release(Engineers.of(me, request), new JournalNumber(number)), "released");
    }

    @PostMapping("/messages/{number}/skip")
    String skip(SignedIn me, @PathVariable long number, @RequestParam String reason, HttpServletRequest request) {
        return Engineers.reason(reason)
                .map(why ->
                        back(number, work.skip(Engineers.of(me, request), new JournalNumber(number), why), "skipped"))
                .orElse("redirect:/messages/" + number + "?said=no-reason");
    }

    private static String back(long number, boolean done, String said) {
        return "redirect:/messages/" + number + "?said=" + (done ? said : "not-parked");
    }

    private record View(Seen seen, Tab tab, boolean open) {}

    private String shown(Engineer by, View view, Model model) {
        MessageDetail detail = view.seen().detail();
        Cause cause = Cause.of(detail.line().reason());
        model.addAttribute("row", Row.of(detail.line(), sources.facilities()));
        model.addAttribute("detail", detail);
        model.addAttribute("cause", cause);
        model.addAttribute("steps", Step.of(detail));
        model.addAttribute("ack", Ack.of(detail));
        model.addAttribute("parked", detail.line().state() == MessageState.PARKED);
        model.addAttribute(
                "overtaken", detail.turn().filter(MessageDetail.Turn::overtaken).isPresent());
        model.addAttribute("deeds", detail.actions().stream().map(Deed::of).toList());
        model.addAttribute("tab", view.tab());
        model.addAttribute("tabs", Tab.values());
        model.addAttribute("open", view.open());
        switch (view.tab()) {
            case ORIGINAL ->
                model.addAttribute("readable", readable(view, cause).orElse(null));
            case RESULT -> model.addAttribute("written", written(detail));
            case RECEIPT -> receipt(by, detail, model);
        }
        return "exchange/message";
    }

    private static Optional<ReadableMessage> readable(View view, Cause cause) {
        Optional<FieldPlace> place = view.seen()
                .detail()
                .refusal()
                .map(Refusal::location)
                .flatMap(FieldPlace::ofErr)
                .or(cause::place);
        return view.seen()
                .text()
                .map(text -> view.open() ? ReadableMessage.open(text, place) : ReadableMessage.masked(text, place));
    }

    private List<Written> written(MessageDetail detail) {
        return detail.line().state() == MessageState.APPLIED
                ? sources.written()
                        .of(
                                detail.line().hospital(),
                                detail.line().number(),
                                detail.line().since(),
                                RESOURCES_MAX)
                : List.of();
    }

    private void receipt(Engineer by, MessageDetail detail, Model model) {
        Optional<ConversionReceipt> now = work.converted(by, detail);
        model.addAttribute(
                "receipt", sources.receipts().of(detail.line().number()).orElse(null));
        model.addAttribute("mapped", now.map(ConversionReceipt::mapped).orElse(List.of()));
        model.addAttribute("extensions", now.map(ConversionReceipt::extensions).orElse(List.of()));
        model.addAttribute(
                "unmapped",
                now.map(ConversionReceipt::unmapped).orElse(List.of()).stream()
                        .map(ConversionReceipt.Unmapped::path)
                        .distinct()
                        .toList());
    }

    /** A line of its history. */
    record Deed(String person, String action, String reason, String at) {
        static Deed of(MessageDetail.Action action) {
            return new Deed(action.person(), action.action(), action.reason(), Moments.full(action.at()));
        }
    }
}
