package vn.hamrong.bench.crash;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what was promised with what is stored. The invariants are those of the crash run: I1 lost, I2 done twice, I3
 * out of nowhere, I4 half, I5 refused but done, I6 order, I10 content; {@code odd} counts answers that are wrong by
 * themselves, {@code stuck} messages that still wait.
 */
final class Checker {
    static final String LOST = "I1 lost";
    static final String TWICE = "I2 twice";
    private static final String GHOST = "I3 ghost";
    private static final String HALF = "I4 half";
    private static final String REFUSED = "I5 refused but done";
    private static final String ORDER = "I6 order";
    private static final String CONTENT = "I10 content";

    private final Ledger.Promised promised;
    private final boolean drained;
    private final Map<String, List<Stored.Row>> rows;
    private final Map<String, List<Stored.Effect>> effects;
    private final Map<String, List<Stored.History>> byPatient;
    private final Verdict verdict = new Verdict();

    private Checker(Ledger.Promised promised, Stored stored, boolean drained) {
        this.promised = promised;
        this.drained = drained;
        this.rows = stored.rows().stream().collect(Collectors.groupingBy(Stored.Row::key));
        this.effects = stored.effects().stream().collect(Collectors.groupingBy(Stored.Effect::key));
        this.byPatient = stored.histories().stream().collect(Collectors.groupingBy(Stored.History::patient));
    }

    /** @param drained whether the hub had the time to apply everything; if not, a waiting message is no fault */
    static Verdict check(Ledger.Promised promised, Stored stored, boolean drained) {
        Checker checker = new Checker(promised, stored, drained);
        checker.ghosts();
        promised.intents().values().forEach(checker::message);
        promised.oddities().forEach((key, what) -> checker.verdict.broken("odd answer", key + ": " + what));
        if (drained) {
            checker.order();
        }
        return checker.verdict;
    }

    private void ghosts() {
        rows.keySet().stream().filter(this::isUnknown).forEach(key -> verdict.broken(GHOST, key));
        effects.keySet().stream().filter(this::isUnknown).forEach(key -> verdict.broken(GHOST, key));
    }

    private boolean isUnknown(String key) {
        return !promised.intents().containsKey(key);
    }

    private void message(Intent intent) {
        List<Stored.Row> kept = rows.getOrDefault(intent.key(), List.of());
        List<Stored.Effect> done = effects.getOrDefault(intent.key(), List.of());
        lost(intent, kept, done);
        twice(intent, kept, done);
        half(intent, done);
        content(intent, kept, done);
        if (promised.is(intent.key(), Outcome.FAIL)
                && (!done.isEmpty() || kept.stream().anyMatch(Stored.Row::counts))) {
            verdict.broken(REFUSED, intent.key());
        }
    }

    private void lost(Intent intent, List<Stored.Row> kept, List<Stored.Effect> done) {
        boolean waits = kept.stream().anyMatch(row -> row.state().equals("WAITING"));
        boolean parked = kept.stream().anyMatch(row -> row.state().equals("PARKED"));
        boolean applied = kept.stream().anyMatch(row -> row.state().equals("APPLIED"));
        if (waits && drained) {
            verdict.broken("stuck", intent.key());
        }
        boolean there = waits || parked || (applied && (intent.isUpdate() ? isTold(intent) : !done.isEmpty()));
        if (!there && promised.is(intent.key(), Outcome.OK)) {
            verdict.broken(LOST, intent.key());
        }
    }

    /** Each update leaves a version that tells its number. */
    private boolean isTold(Intent intent) {
        return !drained
                || byPatient.getOrDefault(intent.patient(), List.of()).stream()
                        .anyMatch(history -> history.seqs().contains(intent.seq()));
    }

    private void twice(Intent intent, List<Stored.Row> kept, List<Stored.Effect> done) {
        long counted = kept.stream().filter(Stored.Row::counts).count();
        Map<Integer, Long> places =
                done.stream().collect(Collectors.groupingBy(Stored.Effect::index, Collectors.counting()));
        boolean rewritten = done.stream().anyMatch(effect -> effect.versions() > 1);
        if (counted > 1 || rewritten || places.values().stream().anyMatch(count -> count > 1)) {
            verdict.broken(TWICE, intent.key());
        }
    }

    private void half(Intent intent, List<Stored.Effect> done) {
        long places = done.stream().map(Stored.Effect::index).distinct().count();
        if (places != 0 && places != intent.texts().size() + 1L) {
            verdict.broken(HALF, intent.key());
        }
    }

    private void content(Intent intent, List<Stored.Row> kept, List<Stored.Effect> done) {
        boolean bytes = kept.stream()
                .allMatch(row ->
                        row.actual().equals(intent.sha256()) && row.sha256().equals(intent.sha256()));
        boolean texts = done.stream()
                .filter(effect ->
                        effect.index() > 0 && effect.index() <= intent.texts().size())
                .allMatch(effect -> effect.text().equals(intent.texts().get(effect.index() - 1)));
        if (!bytes || !texts) {
            verdict.broken(CONTENT, intent.key());
        }
    }

    private void order() {
        Map<String, Integer> last = lastPromised();
        last.forEach((patient, seq) -> order(patient, seq, byPatient.getOrDefault(patient, List.of())));
    }

    /** Every history only grows, and at least one tells the last message. A record that tells nothing proves nothing. */
    private void order(String patient, int last, List<Stored.History> told) {
        for (Stored.History history : told) {
            if (!grows(history.seqs())) {
                verdict.broken(ORDER, history.type() + " of " + patient + " goes back");
            }
        }
        int reached = told.stream()
                .flatMap(history -> history.seqs().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        if (reached < last) {
            verdict.broken(ORDER, patient + " ends at " + reached + " of " + last);
        }
    }

    private static boolean grows(List<Integer> seqs) {
        for (int i = 1; i < seqs.size(); i++) {
            if (seqs.get(i) <= seqs.get(i - 1)) {
                return false;
            }
        }
        return true;
    }

    private Map<String, Integer> lastPromised() {
        Function<Intent, Integer> seq = Intent::seq;
        return promised.intents().values().stream()
                .filter(intent -> intent.isUpdate() && promised.is(intent.key(), Outcome.OK))
                .collect(Collectors.toMap(Intent::patient, seq, Math::max, HashMap::new));
    }
}
