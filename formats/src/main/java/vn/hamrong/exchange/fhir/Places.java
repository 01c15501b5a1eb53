package vn.hamrong.exchange.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;

/** Where: PL, from the building down to the bed. One Location stands for the whole, its surroundings are contained in it. */
final class Places {
    private static final String PHYSICAL = Uris.TERMINOLOGY + "location-physical-type";

    /** A level of a PL, the outermost first: component, code of its physical type, its name. */
    private record Level(int component, String code, String display) {}

    private static final List<Level> LEVELS = List.of(
            new Level(4, "si", "Site"),
            new Level(7, "bu", "Building"),
            new Level(8, "lvl", "Level"),
            new Level(1, "wa", "Ward"),
            new Level(2, "ro", "Room"),
            new Level(3, "bd", "Bed"));

    /** Table 0116. */
    static final Set<String> BED_STATES = Set.of("C", "H", "I", "K", "O", "U");

    /** Table 0305. */
    private static final Set<String> KINDS = Set.of("C", "D", "H", "N", "O", "P", "S");

    private static final String TYPE = "Location.type[0]";

    private Places() {}

    /** A reference to the place; empty when nothing is said. Equal places are one resource. */
    static Optional<Reference> pl(Datum pl, Draft draft) {
        List<Level> said = LEVELS.stream()
                .filter(level -> pl.part(level.component()).isPresent())
                .toList();
        if (said.isEmpty() && !pl.part(9).hasText()) {
            return Optional.empty();
        }
        Location place = draft.sharedIfNew(Location::new, key(pl));
        fill(place, pl, said);
        return Optional.of(draft.reference(place).setDisplay(display(pl, said)));
    }

    private static void fill(Location place, Datum pl, List<Level> said) {
        boolean fresh = !place.hasName() && !place.hasDescription();
        Location outer = null;
        for (int i = 0; i < said.size(); i++) {
            Level level = said.get(i);
            boolean innermost = i == said.size() - 1;
            Location here = innermost ? place : new Location();
            name(here, pl.part(level.component()), level);
            if (fresh && outer != null) {
                here.setPartOf(Contained.in(place, outer));
            }
            outer = here;
        }
        if (pl.part(9).hasText()) {
            place.setDescription(pl.part(9).take("Location.description"));
        }
        whole(pl, place);
        operationalStatus(pl.part(5), place);
    }

    private static void name(Location here, Datum hd, Level level) {
        here.setName(hd.take("Location.name"));
        if (!here.hasName()) {
            here.setName(hd.part(2).take("Location.name"));
        }
        Assigners.universal(hd, "Location.identifier[0]").ifPresent(id -> add(id, here));
        if (!here.hasPhysicalType()) {
            here.getPhysicalType()
                    .addCoding()
                    .setSystem(PHYSICAL)
                    .setCode(level.code())
                    .setDisplay(level.display());
        }
    }

    private static void add(Identifier number, Location here) {
        if (here.getIdentifier().stream().noneMatch(known -> known.equalsDeep(number))) {
            here.addIdentifier(number);
        }
    }

    /** PL.6, PL.10 and PL.11: what kind of place it is, and its number as a whole. */
    private static void whole(Datum pl, Location place) {
        Datum kind = pl.part(6);
        if (kind.hasText() && !place.hasType()) {
            place.addType(
                    KINDS.contains(kind.peek())
                            ? kind(kind)
                            : new CodeableConcept().setText(kind.take(TYPE + ".text")));
        }
        Identifiers.ei(pl.part(10), "location", "Location.identifier[1]").ifPresent(number -> {
            if (pl.part(11).isPresent()) {
                Assigners.add(number, pl.part(11), pl.part(11), "Location.identifier[1]");
            }
            add(number, place);
        });
    }

    private static CodeableConcept kind(Datum code) {
        CodeableConcept kind = new CodeableConcept();
        kind.addCoding().setSystem(Uris.TERMINOLOGY + "v2-0305").setCode(code.take(TYPE + ".coding[0].code"));
        return kind;
    }

    private static void operationalStatus(Datum status, Location place) {
        if (BED_STATES.contains(status.peek()) && !place.hasOperationalStatus()) {
            place.getOperationalStatus()
                    .setSystem(Uris.TERMINOLOGY + "v2-0116")
                    .setCode(status.take("Location.operationalStatus.code"));
        }
    }

    private static String display(Datum pl, List<Level> said) {
        List<String> names = new ArrayList<>();
        said.forEach(level -> names.add(0, pl.part(level.component()).peek()));
        names.removeIf(String::isEmpty);
        return names.isEmpty() ? pl.part(9).peek() : String.join(", ", names);
    }

    private static String key(Datum pl) {
        StringBuilder key = new StringBuilder();
        for (Level level : LEVELS) {
            Datum part = pl.part(level.component());
            key.append(part.peek()).append('&').append(part.part(2).peek()).append('^');
        }
        return key.append(pl.part(9).peek()).toString();
    }
}
