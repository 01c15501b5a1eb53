package vn.hamrong.exchange.onboarding;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.hamrong.exchange.hl7.CharacterSets;

/**
 * Which character set the samples are written in.
 *
 * @param charset the most likely one
 * @param scores Vietnamese syllables minus impossible words, by set; a set that some bytes do not fit is left out
 * @param decided false when no sample has a letter beyond ASCII, or two sets read them alike: then ask the hospital
 */
public record CharsetGuess(String charset, Map<String, Integer> scores, boolean decided) {
    /** In this order when two read the samples alike. */
    private static final List<String> CANDIDATES =
            List.of(CharacterSets.UTF_8, CharacterSets.WINDOWS_1258, CharacterSets.TCVN3);

    /** Guesses from whole messages. */
    public static CharsetGuess of(List<byte[]> messages) {
        Map<String, Integer> scores = new TreeMap<>();
        for (String charset : CANDIDATES) {
            score(messages, charset, scores);
        }
        String best = CANDIDATES.stream()
                .filter(scores::containsKey)
                .max(Comparator.comparingInt((String each) -> scores.getOrDefault(each, Integer.MIN_VALUE))
                        .thenComparingInt(each -> -CANDIDATES.indexOf(each)))
                .orElse(CharacterSets.UTF_8);
        int top = scores.getOrDefault(best, 0);
        boolean alone = scores.values().stream().filter(score -> score == top).count() == 1;
        return new CharsetGuess(best, scores, top > 0 && alone);
    }

    private static void score(List<byte[]> messages, String charset, Map<String, Integer> scores) {
        int sum = 0;
        for (byte[] message : messages) {
            Optional<String> text = CharacterSets.read(message, charset);
            if (text.isEmpty()) {
                return;
            }
            sum += VietnameseText.score(text.get());
        }
        scores.put(charset, sum);
    }
}
