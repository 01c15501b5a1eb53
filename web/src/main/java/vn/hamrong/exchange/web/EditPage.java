package vn.hamrong.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.desk.DeskWork;
import vn.hamrong.exchange.desk.DeskWork.Seen;
import vn.hamrong.exchange.desk.Engineer;
import vn.hamrong.exchange.desk.MessageDetail;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.web.NotHere;
import vn.hamrong.shared.web.OpenTo;
import vn.hamrong.shared.web.SignedIn;

/**
 * A parked message is corrected in three steps: its text is opened for a reason, an edited text is tried out, a good one is sent.
 * The original never changes.
 */
@Controller
@OpenTo(Role.ENGINEER)
final class EditPage {
    private final DeskWork work;

    EditPage(DeskWork work) {
        this.work = work;
    }

    /** What comes from the form: which message it is about is never its to say. */
    record Edit(@Nullable String text, @Nullable String reason) {
        /** Forms send line ends as CR LF. */
        public String plainText() {
            return text == null
                    ? ""
                    : text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
        }

        public String plainReason() {
            return reason == null ? "" : reason;
        }
    }

    @PostMapping("/messages/{number}/edit")
    String open(
            SignedIn me,
            @PathVariable long number,
            @RequestParam String reason,
            Model model,
            HttpServletRequest request) {
        Optional<String> why = Engineers.reason(reason);
        if (why.isEmpty()) {
            return "redirect:/messages/" + number + "?said=no-reason";
        }
        Seen seen = work.reveal(Engineers.of(me, request), new JournalNumber(number), why.get())
                .orElseThrow(NotHere::new);
        boolean overtaken =
                seen.detail().turn().filter(MessageDetail.Turn::overtaken).isPresent();
        if (seen.detail().line().state() != MessageState.PARKED
                || overtaken
                || seen.text().isEmpty()) {
            return "redirect:/messages/" + number + "?said=not-parked";
        }
        String text = seen.text().get().lines().collect(Collectors.joining("\n"));
        return shown(new JournalNumber(number), new Edit(text, why.get()), model);
    }

    @PostMapping("/messages/{number}/try")
    String tryOut(SignedIn me, @PathVariable long number, Edit edit, Model model, HttpServletRequest request) {
        Optional<String> why = Engineers.reason(edit.plainReason());
        if (why.isEmpty()) {
            return "redirect:/messages/" + number + "?said=no-reason";
        }
        Engineer by = Engineers.of(me, request);
        DeskWork.Trial trial = work.tryOut(by, new JournalNumber(number), edit.plainText(), why.get())
                .orElseThrow(NotHere::new);
        model.addAttribute("trial", trial);
        model.addAttribute("why", trial.verdict().match(good -> Cause.of(""), puzzling -> Cause.of(puzzling.reason())));
        model.addAttribute("textChanges", DiffLine.around(trial.text()));
        model.addAttribute("resultChanges", DiffLine.around(trial.result()));
        return shown(new JournalNumber(number), edit, model);
    }

    @PostMapping("/messages/{number}/fix")
    String send(SignedIn me, @PathVariable long number, Edit edit, HttpServletRequest request) {
        Optional<String> why = Engineers.reason(edit.plainReason());
        if (why.isEmpty()) {
            return "redirect:/messages/" + number + "?said=no-reason";
        }
        return work.fix(Engineers.of(me, request), new JournalNumber(number), edit.plainText(), why.get())
                .map(fixed -> "redirect:/messages/" + fixed.value() + "?said=fixed")
                .orElse("redirect:/messages/" + number + "?said=not-good");
    }

    private static String shown(JournalNumber number, Edit edit, Model model) {
        model.addAttribute("number", number.value());
        model.addAttribute("edit", edit);
        return "exchange/edit";
    }
}
