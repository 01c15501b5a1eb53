package vn.hamrong.shared.outgoing;

/**
 * One system that configuration names, asked over HTTP. A call goes beneath its configured base and nowhere else: no
 * redirect is followed, and the answer has a size and a time it may not exceed. Safe for many threads.
 */
@FunctionalInterface
public interface Partner {

    /** Asks and waits for the answer, within the partner's patience. Never throws for what the partner does. */
    Answer ask(Call call);
}
