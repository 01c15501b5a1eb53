package vn.hamrong.exchange.fhir;

import java.util.List;
import java.util.Optional;

/** ORC: it says little by itself; the segment below it says what was ordered. */
final class Orders {
    private static final List<String> DETAILS = List.of("OBR", "RXO", "RXE", "RXD", "RXG", "RXA");

    private Orders() {}

    /** An ORC with a detail is read together with that; one without is an order of which only the state is told. */
    static void map(Line orc, Draft draft) {
        boolean behind = orc.parent().filter(line -> line.name().equals("OBR")).isPresent();
        if (!behind && orc.children().stream().noneMatch(line -> DETAILS.contains(line.name()))) {
            Requests.map(orc, null, draft);
        }
    }

    /**
     * The ORC of a detail: the one above, if the detail is its first of that kind, or the one behind it. Several OBR may
     * follow one ORC; it speaks of the first.
     */
    static Optional<Line> of(Line detail) {
        Optional<Line> above = detail.parent().filter(line -> line.name().equals("ORC"));
        if (above.isPresent()) {
            return above.filter(orc -> orc.children(detail.name()).get(0) == detail);
        }
        return detail.children("ORC").stream().findFirst();
    }
}
