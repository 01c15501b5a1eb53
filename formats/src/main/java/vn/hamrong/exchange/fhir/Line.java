package vn.hamrong.exchange.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.hl7.Hl7Segment;

/** A segment in its place: below another line, with its own lines below, and with the resource it became. */
final class Line {
    private final Hl7Segment segment;
    private final Tally tally;
    private final @Nullable Line parent;
    private final int ordinal;
    private final List<Line> children = new ArrayList<>();
    private final List<DomainResource> resources = new ArrayList<>();
    private @Nullable Line patient;
    private @Nullable Line visit;

    /** @param ordinal 1 for the first segment of its name in the message, 2 for the second… */
    Line(Hl7Segment segment, Tally tally, @Nullable Line parent, int ordinal) {
        this.segment = segment;
        this.tally = tally;
        this.parent = parent;
        this.ordinal = ordinal;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    String name() {
        return segment.name();
    }

    Hl7Segment segment() {
        return segment;
    }

    int ordinal() {
        return ordinal;
    }

    /** First repetition of field {@code n}. */
    Datum field(int n) {
        return new Datum(tally, segment.field(n), name() + "-" + n);
    }

    /** All repetitions of field {@code n} that have a value. */
    List<Datum> all(int n) {
        String where = name() + "-" + n;
        return segment.repetitions(n).stream()
                .map(value -> new Datum(tally, value, where))
                .filter(Datum::isPresent)
                .toList();
    }

    Optional<Line> parent() {
        return Optional.ofNullable(parent);
    }

    /** Lines right below this one. */
    List<Line> children() {
        return children;
    }

    /** Lines right below this one of that segment name. */
    List<Line> children(String name) {
        return children.stream().filter(child -> child.name().equals(name)).toList();
    }

    /** The nearest line above of that segment name. */
    Optional<Line> above(String name) {
        for (Line line = parent; line != null; line = line.parent) {
            if (line.name().equals(name)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** The nearest resource of that type that a line above became. */
    <T extends DomainResource> Optional<T> above(Class<T> type) {
        return parent == null ? Optional.empty() : parent.nearest(type);
    }

    /** The nearest resource of that type that this line or one above became; the last one a line became counts. */
    <T extends DomainResource> Optional<T> nearest(Class<T> type) {
        for (Line line = this; line != null; line = line.parent) {
            for (int i = line.resources.size() - 1; i >= 0; i--) {
                if (type.isInstance(line.resources.get(i))) {
                    return Optional.of(type.cast(line.resources.get(i)));
                }
            }
        }
        return Optional.empty();
    }

    /** The nearest resource that a line above became. */
    Optional<DomainResource> above() {
        return above(DomainResource.class);
    }

    /** What this segment is now: its leftovers go there as extensions. It may become several: then to the last. */
    void became(DomainResource made) {
        resources.add(made);
    }

    /** What this segment became, or what the nearest line above did. */
    Optional<DomainResource> home() {
        return nearest(DomainResource.class);
    }

    Optional<DomainResource> resource() {
        return resources.isEmpty() ? Optional.empty() : Optional.of(resources.get(resources.size() - 1));
    }

    /** The PID line this line speaks of. */
    Optional<Line> patient() {
        return Optional.ofNullable(patient);
    }

    /** The PV1 line this line belongs to. */
    Optional<Line> visit() {
        return Optional.ofNullable(visit);
    }

    void speaksOf(@Nullable Line pid, @Nullable Line pv1) {
        patient = pid;
        visit = pv1;
    }

    @Override
    public String toString() {
        return "Line[" + name() + "]";
    }
}
