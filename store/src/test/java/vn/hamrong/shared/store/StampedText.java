package vn.hamrong.shared.store;

import java.util.Optional;
import vn.hamrong.shared.Signatures;

/** Stands for the hub's key where only the order and the place of heads matter. */
final class StampedText implements Signatures {
    private static final String STAMP = "stamped ";

    @Override
    public String sign(String text) {
        return STAMP + text;
    }

    @Override
    public Optional<String> signedText(String line) {
        return line.startsWith(STAMP) ? Optional.of(line.substring(STAMP.length())) : Optional.empty();
    }
}
