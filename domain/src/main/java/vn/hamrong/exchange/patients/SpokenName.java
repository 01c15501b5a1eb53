package vn.hamrong.exchange.patients;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hamrong.exchange.FoldedName;

/** Two Vietnamese names, compared: family name, middle names, given name, in this order. */
final class SpokenName {
    private static final Pattern TONE = Pattern.compile("[\u0300\u0301\u0303\u0309\u0323]");
    private static final Pattern MARK = Pattern.compile("\\p{M}|[đĐ]");
    private static final Pattern BLANKS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

    private final String told;
    private final List<String> words;

    private SpokenName(String told) {
        this.told = Normalizer.normalize(told, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        String folded = FoldedName.of(told);
        this.words = folded.isEmpty() ? List.of() : List.of(folded.split(" ", -1));
    }

    /** How the two agree or differ; empty when one is unknown. */
    static Optional<Reason> compare(String one, String other) {
        SpokenName first = new SpokenName(one);
        SpokenName second = new SpokenName(other);
        return first.words.isEmpty() || second.words.isEmpty() ? Optional.empty() : Optional.of(first.against(second));
    }

    private Reason against(SpokenName other) {
        if (words.equals(other.words)) {
            return accented() && other.accented() && !sounds().equals(other.sounds())
                    ? Reason.ACCENTS_DIFFER
                    : Reason.SAME_NAME;
        }
        if (sorted().equals(other.sorted())) {
            return Reason.NAME_OTHER_ORDER;
        }
        if (given().equals(other.given()) && family().equals(other.family())) {
            return middleOf(other);
        }
        if (Slips.oneLetter(String.join(" ", words), String.join(" ", other.words))) {
            return Reason.NAME_ONE_LETTER;
        }
        return given().equals(other.given()) ? Reason.MIDDLE_NAME_DIFFERS : Reason.GIVEN_NAME_DIFFERS;
    }

    private Reason middleOf(SpokenName other) {
        if (shortens(middle(), other.middle()) || shortens(other.middle(), middle())) {
            return Reason.NAME_ABBREVIATED;
        }
        return Slips.oneLetter(String.join(" ", words), String.join(" ", other.words))
                ? Reason.NAME_ONE_LETTER
                : Reason.MIDDLE_NAME_DIFFERS;
    }

    /** Whether {@code less} is {@code more} with words cut to their first letters or left out. */
    private static boolean shortens(List<String> less, List<String> more) {
        int at = 0;
        for (String word : less) {
            while (at < more.size() && !more.get(at).startsWith(word)) {
                at++;
            }
            if (at++ >= more.size()) {
                return false;
            }
        }
        return less.stream().allMatch(word -> word.length() == 1 || more.contains(word));
    }

    private List<String> middle() {
        return words.size() <= 2 ? List.of() : words.subList(1, words.size() - 1);
    }

    private String family() {
        return words.get(0);
    }

    private String given() {
        return words.get(words.size() - 1);
    }

    private List<String> sorted() {
        return words.stream().sorted().toList();
    }

    private boolean accented() {
        return MARK.matcher(told).find();
    }

    /** Each word's letters and its tone, wherever the tone is written: {@code hoà} and {@code hòa} sound alike. */
    private List<String> sounds() {
        return Arrays.stream(BLANKS.split(told.strip(), -1))
                .map(SpokenName::sound)
                .toList();
    }

    private static String sound(String word) {
        StringBuilder tones = new StringBuilder();
        TONE.matcher(word).results().forEach(tone -> tones.append(tone.group()));
        return Normalizer.normalize(TONE.matcher(word).replaceAll(""), Normalizer.Form.NFC) + tones;
    }
}
