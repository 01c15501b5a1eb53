package vn.hamrong.exchange.routes.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.hamrong.exchange.Dossiers;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.JournalUnavailable;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.Originals;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** A journal in memory that knows the same key again. */
final class KeptFiles implements Journal, Dossiers {
    final List<NewMessage> kept = new ArrayList<>();

    private final Map<String, Integer> known = new HashMap<>();
    boolean away;

    @Override
    public CompletableFuture<Kept> keep(NewMessage message) {
        if (away) {
            return CompletableFuture.failedFuture(new JournalUnavailable("away"));
        }
        Integer earlier = known.get(message.envelope().controlId());
        if (earlier != null && message.refusal().isEmpty()) {
            boolean same = kept.get(earlier - 1).sha256().equals(message.sha256());
            JournalNumber number = new JournalNumber(earlier);
            return CompletableFuture.completedFuture(same ? new Kept.Repeated(number) : new Kept.Conflict(number));
        }
        kept.add(message);
        if (message.refusal().isEmpty()) {
            known.put(message.envelope().controlId(), kept.size());
        }
        return CompletableFuture.completedFuture(new Kept.Fresh(new JournalNumber(kept.size())));
    }

    private Optional<NewMessage> message(FacilityCode hospital, JournalNumber number) {
        return Optional.of((int) number.value())
                .filter(index -> index >= 1 && index <= kept.size())
                .map(index -> kept.get(index - 1))
                .filter(message -> message.hospital().equals(hospital));
    }

    @Override
    public Optional<Dossiers.Sent> find(FacilityCode hospital, JournalNumber number) {
        return message(hospital, number).map(message -> sent(number, message));
    }

    private static Dossiers.Sent sent(JournalNumber number, NewMessage message) {
        MessageState state = message.refusal().isPresent() ? MessageState.REFUSED : MessageState.WAITING;
        return new Dossiers.Sent(number, message.envelope().type(), message.receivedAt(), state, "", List.of());
    }

    @Override
    public List<Dossiers.Sent> received(FacilityCode hospital, Instant from, Instant until) {
        return kept.stream()
                .filter(message -> message.hospital().equals(hospital))
                .filter(message -> !message.receivedAt().isBefore(from)
                        && message.receivedAt().isBefore(until))
                .map(message -> sent(new JournalNumber(kept.indexOf(message) + 1L), message))
                .toList();
    }

    /** The originals' side of it: two ports ask for a file by the same words. */
    Originals originals() {
        return (hospital, number) -> message(hospital, number)
                .map(message -> new Originals.Original(
                        number,
                        message.envelope().type(),
                        message.sha256(),
                        message.receivedAt(),
                        MessageState.WAITING,
                        "",
                        message.content()));
    }
}
