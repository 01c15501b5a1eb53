package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.hl7.Hl7Value;

/** Which leaf values were read, and what they became. One per message; the only thing in a conversion that changes. */
final class Tally {
    private final @Nullable String[] targets;
    private final Sender sender;

    Tally(int leaves, Sender sender) {
        this.targets = new @Nullable String[leaves];
        this.sender = sender;
    }

    Sender sender() {
        return sender;
    }

    /** The first place a value went to is the one that counts. */
    void used(Hl7Value leaf, String target) {
        int number = leaf.number();
        if (number >= 0 && targets[number] == null) {
            targets[number] = target;
        }
    }

    Optional<String> target(Hl7Value leaf) {
        return Optional.ofNullable(targets[leaf.number()]);
    }
}
