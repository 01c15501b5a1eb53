package vn.hamrong.exchange.patients;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * Some people's records and all links between them: where everything stands is computed from these and from nothing else,
 * so what is undone leaves no trace.
 */
public final class Standing {
    private final Map<RecordKey, Filed> filed = new HashMap<>();
    private final List<Link.Made> links;
    private final Survivors<RecordKey> numbers;
    private final Survivors<PatientId> persons;

    /**
     * A record as filed.
     *
     * @param row its place among all, by age
     * @param home the patient it was filed under by its own words, or that it was split off to
     */
    public record Filed(long row, SourceRecord record, PatientId home) {
        RecordKey key() {
            return RecordKey.of(record);
        }
    }

    /** Of the records, and of the links in their order, undone ones too. */
    public Standing(List<Filed> records, List<Link.Made> links) {
        records.forEach(each -> filed.put(each.key(), each));
        this.links = List.copyOf(links);
        numbers = Survivors.of(holding(Link.Numbers.class)
                .map(link -> new Survivors.Step<>(link.priorKey(), link.survivingKey()))
                .toList());
        persons = Survivors.of(holding(Link.Persons.class)
                .map(link -> new Survivors.Step<>(link.prior(), link.surviving()))
                .toList());
    }

    private <T extends Link> Stream<T> holding(Class<T> kind) {
        return links.stream()
                .filter(Link.Made::holds)
                .map(Link.Made::link)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** As it would be with the links so. */
    Standing with(List<Link.Made> others) {
        return new Standing(List.copyOf(filed.values()), others);
    }

    public List<Link.Made> links() {
        return links;
    }

    public List<Filed> records() {
        return filed.values().stream()
                .sorted((one, other) -> Long.compare(one.row(), other.row()))
                .toList();
    }

    /** All numbers there is something to say of, with or without a record. */
    Set<RecordKey> keys() {
        Set<RecordKey> keys = new TreeSet<>(filed.keySet());
        links.forEach(made -> {
            if (made.link() instanceof Link.Numbers number) {
                keys.add(number.priorKey());
                keys.add(number.survivingKey());
            }
        });
        return keys;
    }

    /** All patients there is something to say of. */
    public Set<PatientId> patients() {
        return Stream.concat(
                        filed.values().stream()
                                .flatMap(each ->
                                        Stream.of(each.home(), each.record().patient())),
                        links.stream().flatMap(made -> patients(made.link())))
                .collect(Collectors.toSet());
    }

    private static Stream<PatientId> patients(Link link) {
        if (link instanceof Link.Persons person) {
            return Stream.of(person.prior(), person.surviving());
        }
        return link instanceof Link.Split split ? Stream.of(split.from(), split.to()) : Stream.empty();
    }

    /** The number that stands for this one. */
    RecordKey survivor(RecordKey key) {
        return numbers.of(key);
    }

    boolean mergedAway(RecordKey key) {
        return !survivor(key).equals(key);
    }

    /** Splits of the record that hold, the last of them; without any, where it was before the first. */
    PatientId home(Filed each) {
        List<Link.Made> splits = links.stream()
                .filter(made -> made.link() instanceof Link.Split split
                        && split.record().equals(each.key()))
                .toList();
        return splits.stream()
                .filter(Link.Made::holds)
                .reduce((earlier, later) -> later)
                .map(made -> ((Link.Split) made.link()).to())
                .orElseGet(() -> splits.isEmpty()
                        ? each.home()
                        : ((Link.Split) splits.get(0).link()).from());
    }

    /** The patient of the record itself, merged away or not. */
    PatientId patient(Filed each) {
        return persons.of(home(each));
    }

    /** Whose is what comes, or came, under this number; empty when nothing is known of it. */
    Optional<PatientId> patient(RecordKey key) {
        return Optional.ofNullable(filed.get(survivor(key))).map(this::patient);
    }

    /** The records that make the patient what it is, oldest first. */
    public List<SourceRecord> of(PatientId patient) {
        return records().stream()
                .filter(each -> !mergedAway(each.key()) && patient(each).equals(patient))
                .map(Filed::record)
                .toList();
    }

    /** Who stands for the patient: itself as long as it has a record. */
    public PatientId standsFor(PatientId patient) {
        PatientId at = persons.of(patient);
        for (int step = 0; of(at).isEmpty() && step < filed.size(); step++) {
            PatientId here = at;
            Optional<PatientId> next = records().stream()
                    .filter(each -> patient(each).equals(here))
                    .flatMap(each -> patient(each.key()).stream())
                    .findFirst();
            if (next.isEmpty() || next.get().equals(here)) {
                return here;
            }
            at = persons.of(next.get());
        }
        return at;
    }

    /** The hospitals whose numbers are concerned. */
    Set<FacilityCode> hospitals() {
        return keys().stream().map(RecordKey::hospital).collect(Collectors.toSet());
    }
}
