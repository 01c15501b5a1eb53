package vn.hamrong.exchange.fhir;

import java.util.Optional;

/** Yes and no: table 0136. */
final class Booleans {
    private Booleans() {}

    /** Yes or no; anything else is left unread. */
    static Optional<Boolean> take(Datum datum, String to) {
        Optional<Boolean> said = switch (datum.peek()) {
            case "Y" -> Optional.of(true);
            case "N" -> Optional.of(false);
            default -> Optional.empty();
        };
        said.ifPresent(known -> datum.take(to));
        return said;
    }
}
