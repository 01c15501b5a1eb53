package vn.hamrong.exchange.patients;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.access.Borrowing;

/**
 * Joins and parts patients. Each change is one link more, or one that no longer holds; records, numbers and clinical
 * resources follow in the same unit of work. Rights to others' data end with it, on every patient whose record is mixed
 * or parted: whoever opened one meant another record. All methods need an open {@link vn.hamrong.shared.UnitOfWork}.
 */
public final class Joining implements NumberMerges {
    private final Links links;
    private final SharedRecord record;
    private final Borrowing borrowing;
    private final AuditTrail audit;
    private final Supplier<PatientId> newId;

    public Joining(Links links, SharedRecord record, Borrowing borrowing, AuditTrail audit, Supplier<PatientId> newId) {
        this.links = links;
        this.record = record;
        this.borrowing = borrowing;
        this.audit = audit;
        this.newId = newId;
    }

    /**
     * What a change did.
     *
     * @param parted records that were one patient's before and are not now
     */
    public record Done(Optional<Link.Made> link, Regrouping change, Set<Pair> parted) {}

    /**
     * What a change would do.
     *
     * @param numbered how many resources of each type go that came under a hospital's numbers, by hospital
     * @param unnumbered how many that came under none
     */
    public record Preview(
            Regrouping change, Map<FacilityCode, Map<String, Integer>> numbered, Map<String, Integer> unnumbered) {

        /** How many of each type go in all. */
        public Map<String, Integer> resources() {
            Map<String, Integer> all = new TreeMap<>(unnumbered);
            numbered.values().forEach(counts -> add(counts, all));
            return all;
        }
    }

    @Override
    public void numbers(Link.Numbers link, JournalNumber from, Link.Mark mark) {
        Standing before = links.lock(Links.Seed.of(link));
        change(before, links.make(link, from, mark), mark);
    }

    /**
     * Two patients are one person. The one with the older record stays.
     *
     * @throws IllegalArgumentException when there are no two patients with records to join
     */
    public Done persons(PatientId one, PatientId other, Link.Mark mark) {
        Standing before = links.lock(Links.Seed.of(new Link.Persons(one, other)));
        return change(before, links.make(person(before, one, other), JournalNumber.NONE, mark), mark);
    }

    /** As {@link #persons}, without doing it. */
    public Preview previewPersons(PatientId one, PatientId other) {
        Standing before = links.look(Links.Seed.of(new Link.Persons(one, other)));
        List<Link.Made> all = new ArrayList<>(before.links());
        Link.Mark nobody = new Link.Mark("-", Instant.EPOCH, "-");
        all.add(new Link.Made(
                Long.MAX_VALUE, person(before, one, other), JournalNumber.NONE, nobody, Optional.empty()));
        return preview(Regrouping.between(before, before.with(all)));
    }

    private static Link.Persons person(Standing before, PatientId one, PatientId other) {
        if (before.standsFor(one).equals(before.standsFor(other))) {
            throw new IllegalArgumentException("these are one patient already");
        }
        return oldest(before, one) <= oldest(before, other)
                ? new Link.Persons(other, one)
                : new Link.Persons(one, other);
    }

    private static long oldest(Standing standing, PatientId patient) {
        PatientId now = standing.standsFor(patient);
        return standing.records().stream()
                .filter(each -> standing.patient(each).equals(now))
                .mapToLong(Standing.Filed::row)
                .min()
                .orElseThrow(() -> new IllegalArgumentException("no such patient"));
    }

    /**
     * Parts a record from its patient: it gets one of its own.
     *
     * @throws IllegalArgumentException when there is no such record, or it is alone with its patient already
     */
    public Done split(RecordKey key, Link.Mark mark) {
        Standing before = links.lock(new Links.Seed(Set.of(), Set.of(key)));
        Link.Split link = split(before, key, newId.get());
        return change(before, links.make(link, JournalNumber.NONE, mark), mark);
    }

    private static Link.Split split(Standing before, RecordKey key, PatientId to) {
        Standing.Filed own = before.records().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such record"));
        List<SourceRecord> together = before.of(before.patient(own));
        if (together.size() < 2 || before.mergedAway(key)) {
            throw new IllegalArgumentException("the record is not joined with another one: undo the merge instead");
        }
        return new Link.Split(key, before.home(own), to);
    }

    /**
     * The link no longer holds: everything stands as if it had never been made.
     *
     * @throws IllegalArgumentException when there is none, or it was undone before
     */
    public Done undo(long id, Link.Mark mark) {
        Link.Made made = holding(id);
        Standing before = links.lock(Links.Seed.of(made.link()));
        if (before.links().stream().noneMatch(each -> each.id() == id && each.holds())) {
            throw new IllegalArgumentException("this link does not hold any more");
        }
        links.undo(id, mark);
        Standing after = before.with(undone(before, id, mark));
        return new Done(Optional.empty(), apply(before, after, mark, "unlink " + id), parted(before, after));
    }

    /** As {@link #undo}, without doing it. */
    public Preview previewUndo(long id) {
        Link.Made made = holding(id);
        Standing before = links.look(Links.Seed.of(made.link()));
        return preview(Regrouping.between(before, before.with(undone(before, id, made.made()))));
    }

    private Link.Made holding(long id) {
        return links.find(id)
                .filter(Link.Made::holds)
                .orElseThrow(() -> new IllegalArgumentException("no such link, or it was undone before"));
    }

    private static List<Link.Made> undone(Standing before, long id, Link.Mark mark) {
        return before.links().stream()
                .map(each -> each.id() == id
                        ? new Link.Made(id, each.link(), each.from(), each.made(), Optional.of(mark))
                        : each)
                .toList();
    }

    private Done change(Standing before, Link.Made made, Link.Mark mark) {
        List<Link.Made> all = new ArrayList<>(before.links());
        all.add(made);
        Standing after = before.with(all);
        return new Done(Optional.of(made), apply(before, after, mark, "link " + made.id()), parted(before, after));
    }

    private static Set<Pair> parted(Standing before, Standing after) {
        Set<Pair> parted = new LinkedHashSet<>();
        List<Standing.Filed> records = before.records();
        for (Standing.Filed one : records) {
            records.stream()
                    .filter(other -> other.row() > one.row())
                    .filter(other -> together(before, one, other) && !together(after, one, other))
                    .forEach(other -> parted.add(Pair.of(one.key(), other.key())));
        }
        return parted;
    }

    private static boolean together(Standing standing, Standing.Filed one, Standing.Filed other) {
        return standing.patient(one.key()).equals(standing.patient(other.key()));
    }

    private Regrouping apply(Standing before, Standing after, Link.Mark mark, String what) {
        Regrouping change = Regrouping.between(before, after);
        links.apply(change, after);
        change.moves().forEach(record::move);
        change.rest().forEach(record::move);
        change.patients().forEach(patient -> record.derive(patient, after));
        change.mixed().forEach(patient -> borrowing.endAll(patient, mark.by()));
        change.patients().forEach(patient -> note(patient, mark, what));
        return change;
    }

    private void note(PatientId patient, Link.Mark mark, String what) {
        audit.add(new AuditEntry(
                mark.at(),
                mark.by(),
                Optional.<FacilityCode>empty(),
                "operation",
                "Patient/" + patient,
                AuditEntry.Outcome.DONE,
                what,
                what));
    }

    private Preview preview(Regrouping change) {
        Map<FacilityCode, Map<String, Integer>> numbered = new HashMap<>();
        change.moves()
                .forEach(move -> add(
                        record.count(move), numbered.computeIfAbsent(move.hospital(), hospital -> new TreeMap<>())));
        Map<String, Integer> unnumbered = new TreeMap<>();
        change.rest().forEach(rest -> add(record.count(rest), unnumbered));
        return new Preview(change, numbered, unnumbered);
    }

    private static void add(Map<String, Integer> counts, Map<String, Integer> all) {
        counts.forEach((type, count) -> all.merge(type, count, Integer::sum));
    }
}
