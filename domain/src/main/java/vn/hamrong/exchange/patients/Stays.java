package vn.hamrong.exchange.patients;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.audit.Stay;

/**
 * Where a person's records stood, and when: what is joined today was two patients yesterday, and what was parted stood
 * under another's id for a while. Computed from the links and their times, like everything else.
 */
final class Stays {
    private final Standing standing;
    private final PatientId person;
    private final Set<RecordKey> own;
    private final Set<PatientId> ids;

    private Stays(Standing standing, PatientId person) {
        this.standing = standing;
        this.person = person;
        own = standing.keys().stream()
                .filter(key -> standing.patient(key).filter(person::equals).isPresent())
                .collect(Collectors.toSet());
        ids = standing.patients().stream()
                .filter(id -> standing.standsFor(id).equals(person))
                .collect(Collectors.toSet());
    }

    /** The person's own id first, for ever; then all that came to be the person; then others' ids, as long as it lasted. */
    static List<Stay> of(Standing standing, PatientId person) {
        return new Stays(standing, person).all();
    }

    private List<Stay> all() {
        Set<Stay> stays = new LinkedHashSet<>();
        stays.add(Stay.always(person));
        ids.stream().map(Stay::always).forEach(stays::add);
        List<Instant> changes = changes();
        for (int i = 0; i < changes.size(); i++) {
            Instant from = changes.get(i);
            Instant to = i + 1 < changes.size() ? changes.get(i + 1) : Instant.MAX;
            Standing then = standing.with(linksAt(from));
            own.stream()
                    .flatMap(key -> then.patient(key).stream())
                    .filter(id -> !ids.contains(id) && !id.equals(person))
                    .forEach(id -> stays.add(new Stay(id, from, to)));
        }
        return new ArrayList<>(stays);
    }

    /** From the beginning on, each instant at which something was linked or parted. */
    private List<Instant> changes() {
        Set<Instant> changes = new TreeSet<>(Set.of(Instant.MIN));
        standing.links().stream()
                .flatMap(made -> Stream.concat(Stream.of(made.made()), made.undone().stream()))
                .map(Link.Mark::at)
                .forEach(changes::add);
        return List.copyOf(changes);
    }

    /** A link of later is one that does not hold: a split still says where its record was before. */
    private List<Link.Made> linksAt(Instant at) {
        return standing.links().stream()
                .map(made -> new Link.Made(made.id(), made.link(), made.from(), made.made(), endedBy(made, at)))
                .toList();
    }

    private static Optional<Link.Mark> endedBy(Link.Made made, Instant at) {
        return made.made().at().isAfter(at)
                ? Optional.of(made.made())
                : made.undone().filter(mark -> !mark.at().isAfter(at));
    }
}
