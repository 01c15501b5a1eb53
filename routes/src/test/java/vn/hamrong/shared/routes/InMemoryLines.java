package vn.hamrong.shared.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.OutboxLines;

/** Items in no order, in memory: the order is the store's business. */
final class InMemoryLines implements OutboxLines {

    /** An item, when it is next due, how often it was taken, and what became of it in words. */
    record Row(OutboxItem item, Instant next, int attempts, String became) {
        Row with(Instant at, String words) {
            return new Row(item, at, attempts, words);
        }

        Row taken(Instant until) {
            return new Row(item, until, attempts + 1, became);
        }
    }

    private final Map<UUID, Row> rows = new LinkedHashMap<>();

    synchronized void add(OutboxItem item, int attempts) {
        rows.put(item.id(), new Row(item, Instant.MIN, attempts, ""));
    }

    synchronized Row row(int number) {
        return List.copyOf(rows.values()).get(number);
    }

    synchronized List<String> became() {
        return rows.values().stream().map(Row::became).toList();
    }

    @Override
    public synchronized List<String> destinations() {
        return rows.values().stream()
                .filter(row -> waits(row))
                .map(row -> row.item().destination())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean waits(Row row) {
        return !row.became().startsWith("delivered") && !row.became().startsWith("parked");
    }

    @Override
    public synchronized List<Due> due(String destination, int max, Instant now, Duration lease) {
        List<Due> due = new ArrayList<>();
        for (Row row : List.copyOf(rows.values())) {
            boolean fits = row.item().destination().equals(destination) && waits(row);
            if (fits && due.size() < max && !row.next().isAfter(now)) {
                due.add(new Due(row.item(), row.attempts()));
                rows.put(row.item().id(), row.taken(now.plus(lease)));
            }
        }
        return due;
    }

    @Override
    public synchronized void delivered(Due due, Instant at) {
        rows.computeIfPresent(due.item().id(), (id, row) -> row.with(at, "delivered"));
    }

    @Override
    public synchronized void retry(Due due, Instant next, String reason) {
        rows.computeIfPresent(due.item().id(), (id, row) -> row.with(next, "again: " + reason));
    }

    @Override
    public synchronized void park(Due due, Instant at, String reason) {
        rows.computeIfPresent(due.item().id(), (id, row) -> row.with(at, "parked: " + reason));
    }
}
