package vn.hamrong.app.patients;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import vn.hamrong.exchange.patients.Joining;
import vn.hamrong.exchange.patients.Likeness;
import vn.hamrong.exchange.patients.Link;
import vn.hamrong.exchange.patients.PatientDesk;
import vn.hamrong.exchange.patients.Reason;
import vn.hamrong.exchange.patients.Regrouping;
import vn.hamrong.exchange.patients.Review;
import vn.hamrong.exchange.patients.Traits;
import vn.hamrong.shared.CitizenId;

/** What {@code ./hub patients} prints. */
record PatientsPrinter(PrintStream out) {

    void list(List<Review> reviews) {
        reviews.forEach(review -> out.printf(
                "#%d %s %d: %s/%s ~ %s/%s: %s%n",
                review.id(),
                review.state(),
                review.likeness().score(),
                review.pair().one().hospital(),
                review.pair().one().mrn(),
                review.pair().other().hospital(),
                review.pair().other().mrn(),
                reasons(review)));
        out.println(reviews.size() + " cặp chờ xét / pairs wait (ngưỡng / threshold " + Likeness.ASK + ")");
    }

    private static String reasons(Review review) {
        String found = review.likeness().reasons().stream()
                .map(reason -> "%s %+d".formatted(reason.vietnamese(), reason.weight()))
                .collect(Collectors.joining("; "));
        return review.rule().isEmpty() ? found : review.rule() + (found.isEmpty() ? "" : "; " + found);
    }

    void show(PatientDesk.Shown shown) {
        out.printf("#%d %s%n", shown.review().id(), shown.review().state());
        side(shown.one());
        side(shown.other());
        for (Reason reason : shown.review().likeness().reasons()) {
            out.printf("  %+3d %s / %s%n", reason.weight(), reason.vietnamese(), reason.english());
        }
        out.printf("  = %d, ngưỡng / threshold %d%n", shown.review().likeness().score(), Likeness.ASK);
        if (!shown.review().rule().isEmpty()) {
            out.println("  " + shown.review().rule());
        }
        shown.review()
                .decision()
                .ifPresent(
                        decision -> out.println("  " + decision.by() + ", " + decision.at() + ": " + decision.why()));
    }

    private void side(PatientDesk.Side side) {
        Traits traits = side.traits();
        out.printf(
                "  %s/%s Patient/%s: %s, %s, %s, %s, %s, %s, %s%n",
                side.record().hospital(),
                side.record().mrn(),
                side.record().patient(),
                traits.name(),
                traits.birthDate(),
                traits.sex(),
                traits.citizen().map(CitizenId::digits).orElse("-"),
                String.join(" ", traits.insurance()),
                String.join(" ", traits.phones()),
                String.join(
                        ", ",
                        traits.home().line(),
                        traits.home().commune(),
                        traits.home().province()));
    }

    void links(List<Link.Made> links) {
        links.forEach(made -> out.printf(
                "%d %s, %s %s: %s%s%n",
                made.id(),
                made.link(),
                made.made().by(),
                made.made().at(),
                made.made().why(),
                made.undone()
                        .map(mark -> " (đã hoàn tác / undone: " + mark.by() + ")")
                        .orElse("")));
    }

    void numbers(List<Link.Made> links) {
        for (Link.Made made : links) {
            if (made.link() instanceof Link.Numbers number) {
                out.printf(
                        "%d A40 %s/%s -> %s, %s, %s%n",
                        made.id(),
                        number.hospital(),
                        number.prior(),
                        number.surviving(),
                        made.made().at(),
                        made.from());
            }
        }
        out.println(links.size() + " bản tin gộp mã (A40), mới nhất trước / merges of numbers (A40), latest first");
    }

    void preview(Joining.Preview preview) {
        out.println("Sẽ làm / would do:");
        change(preview.change());
        preview.resources().forEach((type, count) -> out.println("  " + count + " " + type));
    }

    void done(Joining.Done done) {
        done.link().ifPresent(made -> out.println("link " + made.id()));
        change(done.change());
        out.println("Xong / done");
    }

    private void change(Regrouping change) {
        change.refiled().forEach(refiled -> out.println("  record -> Patient/" + refiled.patient()));
        change.moves().forEach(move -> out.println("  " + move));
        change.patients().forEach(patient -> out.println("  Patient/" + patient + " được dựng lại / derived anew"));
        if (!change.mixed().isEmpty()) {
            out.println("  mọi quyền mượn hồ sơ của các bệnh nhân này chấm dứt / all rights to their records end");
        }
    }
}
