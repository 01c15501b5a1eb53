package vn.hamrong.simulators;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the hub answered a day.
 *
 * @param answers MSA-1 → how often
 * @param resent how often something had to be sent again: AE, no answer, a broken connection
 * @param unexpected one line for each message that was not answered as it should; without patient data
 */
public record Played(Map<String, Integer> answers, int resent, List<String> unexpected) {
    public Played {
        answers = Map.copyOf(answers);
        unexpected = List.copyOf(unexpected);
    }

    /** Whether every message was answered as the script says. */
    public boolean asExpected() {
        return unexpected.isEmpty();
    }

    static Played together(List<Played> parts) {
        Map<String, Integer> answers = new TreeMap<>();
        parts.forEach(part -> part.answers.forEach((code, count) -> answers.merge(code, count, Integer::sum)));
        return new Played(
                answers,
                parts.stream().mapToInt(Played::resent).sum(),
                parts.stream().flatMap(part -> part.unexpected.stream()).toList());
    }
}
