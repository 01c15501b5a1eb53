package vn.hamrong.shared;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How an attempt to deliver an item went. Reasons are for people, name no patient, and have at most 500 characters. */
public sealed interface Delivery {

    /** The receiver has it. */
    record Confirmed() implements Delivery {
        @Override
        public <T> T match(
                Function<Confirmed, T> confirmed, Function<TryAgain, T> tryAgain, Function<GiveUp, T> giveUp) {
            return confirmed.apply(this);
        }
    }

    /**
     * It may not have it, another try may help.
     *
     * @param notBefore when the receiver said so
     */
    record TryAgain(String reason, Optional<Instant> notBefore) implements Delivery {

        /** The receiver named no time. */
        public TryAgain(String reason) {
            this(reason, Optional.empty());
        }

        @Override
        public <T> T match(
                Function<Confirmed, T> confirmed, Function<TryAgain, T> tryAgain, Function<GiveUp, T> giveUp) {
            return tryAgain.apply(this);
        }
    }

    /**
     * The receiver refused it, or it cannot be written: a person must look.
     *
     * @param words the receiver's own, as sent: they may name a patient, so they are kept with the item and never logged
     */
    record GiveUp(String reason, String words) implements Delivery {

        /** The receiver said nothing more. */
        public GiveUp(String reason) {
            this(reason, "");
        }

        @Override
        public <T> T match(
                Function<Confirmed, T> confirmed, Function<TryAgain, T> tryAgain, Function<GiveUp, T> giveUp) {
            return giveUp.apply(this);
        }
    }

    /** One function per case. */
    <T> T match(Function<Confirmed, T> confirmed, Function<TryAgain, T> tryAgain, Function<GiveUp, T> giveUp);
}
