package vn.hamrong.exchange.fhir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.hl7.Hl7Message;
import vn.hamrong.exchange.hl7.Hl7Segment;

/**
 * Which line belongs to which, for one family of messages: for each segment the segments it may stand below. A line goes
 * below the nearest open line of those; a segment nobody declared (a Z-segment) goes below the line before it.
 */
final class Grouping {
    private final Map<String, Set<String>> parents;

    private Grouping(Map<String, Set<String>> parents) {
        this.parents = parents;
    }

    /** One line a segment: {@code OBX: OBR PID} says that OBX stands below OBR or PID. */
    static Grouping of(String declarations) {
        return new Grouping(Map.of()).with(declarations);
    }

    /** As this one, with these declarations in place of its own for the same segments. */
    Grouping with(String declarations) {
        Map<String, Set<String>> all = new HashMap<>(parents);
        declarations.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(':');
            String above = line.substring(colon + 1).strip();
            all.put(line.substring(0, colon).strip(), above.isEmpty() ? Set.of() : Set.of(above.split(" +")));
        });
        return new Grouping(Map.copyOf(all));
    }

    /** All lines of the message in order, each below its own. */
    List<Line> lines(Hl7Message message, Tally tally) {
        List<Line> lines = new ArrayList<>(message.segments().size());
        Deque<Line> open = new ArrayDeque<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Hl7Segment segment : message.segments()) {
            int ordinal = counts.merge(segment.name(), 1, Integer::sum);
            Line line = new Line(segment, tally, parent(segment.name(), open), ordinal);
            if (parents.containsKey(segment.name())) {
                open.push(line);
            }
            lines.add(line);
        }
        nameThePatient(lines);
        return lines;
    }

    private @Nullable Line parent(String name, Deque<Line> open) {
        Set<String> above = parents.get(name);
        if (above == null) {
            return open.peek();
        }
        if (open.stream().noneMatch(line -> above.contains(line.name()))) {
            open.clear();
            return null;
        }
        while (!above.contains(open.element().name())) {
            open.pop();
        }
        return open.element();
    }

    /** A line speaks of the last PID and its PV1 before it; lines before the first PID speak of that one. */
    private static void nameThePatient(List<Line> lines) {
        Line patient = first("PID", lines);
        Line visit = first("PV1", lines);
        for (Line line : lines) {
            if (line.name().equals("PID")) {
                visit = patient == line ? visit : null;
                patient = line;
            } else if (line.name().equals("PV1")) {
                visit = line;
            }
            line.speaksOf(patient, visit);
        }
    }

    private static @Nullable Line first(String name, List<Line> lines) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
