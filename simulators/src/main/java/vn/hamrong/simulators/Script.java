package vn.hamrong.simulators;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A hospital's steps in the order of the day, as messages with control ids, some of them sent twice. */
final class Script {
    private record Sent(Step step, String controlId, LocalDateTime at) {}

    private final Voice voice;
    private final String mark;
    private final SplittableRandom random;
    private final List<Scripted> messages = new ArrayList<>();
    private final List<Step> told = new ArrayList<>();

    Script(Voice voice, String mark, SplittableRandom random) {
        this.voice = voice;
        this.mark = mark;
        this.random = random;
    }

    List<Scripted> messages() {
        return List.copyOf(messages);
    }

    /** What each message is, in the same order. */
    List<Step> told() {
        return List.copyOf(told);
    }

    /** Every seventh ordinary message comes again soon after; one, at the end, comes with other content. */
    Script play(List<Step> steps) {
        List<Step> inOrder =
                steps.stream().sorted(Comparator.comparingInt(Step::minute)).toList();
        @Nullable Sent last = null;
        for (Step step : inOrder) {
            Sent sent = tell(step);
            if (step.kind() != Step.Kind.ORDINARY) {
                continue;
            }
            last = sent;
            if (random.nextInt(7) == 0) {
                again(sent, random.nextBoolean());
            }
        }
        if (last != null) {
            conflict(last, inOrder.get(0).draft());
        }
        return this;
    }

    private Sent tell(Step step) {
        Sent sent = new Sent(step, mark + "-" + (told.size() + 1), Ward.at(step.minute()));
        add(step, sent);
        return sent;
    }

    private void again(Sent sent, boolean sameBytes) {
        Step.Kind kind = sameBytes ? Step.Kind.REPEATED : Step.Kind.REPEATED_LATER;
        Step step = sent.step();
        LocalDateTime at = sameBytes ? sent.at() : sent.at().plusMinutes(1);
        Step repeated = new Step(step.minute(), step.name() + " again", step.mrn(), step.draft(), kind);
        add(repeated, new Sent(repeated, sent.controlId(), at));
    }

    private void conflict(Sent used, Draft other) {
        Step step = used.step();
        Step conflict = new Step(step.minute(), "used control id", step.mrn(), other, Step.Kind.CONFLICT);
        add(conflict, new Sent(conflict, used.controlId(), used.at()));
    }

    private void add(Step step, Sent sent) {
        told.add(step);
        boolean nameless = step.kind() == Step.Kind.NO_CONTROL_ID;
        String controlId = nameless ? "" : sent.controlId();
        String sender = step.kind() == Step.Kind.FOREIGN_SENDER ? "BVKHAC" : voice.facility();
        messages.add(new Scripted(
                voice.hospital() + " #" + told.size() + " " + step.name(),
                voice.hospital(),
                voice.connection(),
                voice.bytesFrom(sender, step.draft(), controlId, sent.at()),
                controlId,
                step.kind().answer));
    }
}
