package vn.hamrong.exchange.routes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.shared.JournalNumber;

/** Keeps messages in a list, by the rules of {@link Journal}, at once. */
public final class InMemoryJournal implements Journal {
    private final List<NewMessage> kept = new ArrayList<>();
    private final Map<String, Integer> first = new HashMap<>();

    @Override
    public synchronized CompletableFuture<Kept> keep(NewMessage message) {
        kept.add(message);
        JournalNumber number = new JournalNumber(kept.size());
        Envelope envelope = message.envelope();
        String key = String.join(
                "|",
                message.hospital().value(),
                envelope.sendingApplication(),
                envelope.sendingFacility(),
                envelope.controlId());
        Integer before = message.refusal().isPresent() ? null : first.putIfAbsent(key, kept.size());
        if (before == null) {
            return CompletableFuture.completedFuture(new Kept.Fresh(number));
        }
        if (kept.get(before - 1).contentKey().equals(message.contentKey())) {
            kept.remove(kept.size() - 1);
            return CompletableFuture.completedFuture(new Kept.Repeated(new JournalNumber(before)));
        }
        return CompletableFuture.completedFuture(new Kept.Conflict(number));
    }

    /** All of them, refused ones too. */
    public synchronized List<NewMessage> all() {
        return List.copyOf(kept);
    }

    public List<NewMessage> accepted() {
        return all().stream().filter(each -> each.refusal().isEmpty()).toList();
    }

    /** The reasons of those that were refused. */
    public List<String> refusals() {
        return all().stream()
                .flatMap(each -> each.refusal().stream())
                .map(why -> why.code())
                .toList();
    }
}
