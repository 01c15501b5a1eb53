package vn.hamrong.exchange.routes.apply;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import vn.hamrong.exchange.Lane;
import vn.hamrong.shared.JournalNumber;

/**
 * Wakes the workers once for all messages that came since a worker last looked: a wake-up per message costs more than
 * keeping the message. Safe for many threads.
 */
public final class Doorbell implements BiConsumer<JournalNumber, Lane> {
    private final Consumer<WakeUp> bell;
    private final AtomicBoolean rung = new AtomicBoolean();

    /** Rings through {@code bell}. */
    public Doorbell(Consumer<WakeUp> bell) {
        this.bell = bell;
    }

    /** Rings, unless nobody has looked since it rang. */
    @Override
    public void accept(JournalNumber number, Lane lane) {
        if (rung.compareAndSet(false, true)) {
            boolean heard = false;
            try {
                bell.accept(new WakeUp(number, lane));
                heard = true;
            } finally {
                if (!heard) {
                    rung.set(false);
                }
            }
        }
    }

    /** A worker is about to look: what is kept from now on rings again. */
    public void answered() {
        rung.set(false);
    }
}
