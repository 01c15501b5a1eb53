package vn.hamrong.exchange.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.hamrong.exchange.FoldedName;
import vn.hamrong.shared.CitizenId;

/**
 * One word by which messages are found, in the one form in which it is both written down and asked for.
 *
 * @param word a letter for the kind, a colon, the value; at most 120 characters
 * @param name of a name key: the whole folded name, so that words of it that do not stand together are found, too
 */
public record SearchKey(String word, String name) {
    private static final int LENGTH_MAX = 120;
    private static final int NAME_WORDS_MAX = 8;
    private static final int CARD_LENGTH = 15;
    private static final Pattern NOT_OF_A_CARD = Pattern.compile("[^0-9A-Z]");

    public SearchKey {
        word = cut(word);
        name = cut(name);
    }

    /** A citizen card's number. */
    public static SearchKey citizen(CitizenId citizen) {
        return new SearchKey("c:" + citizen.digits(), "");
    }

    /**
     * A health insurance card: two letters and 13 digits, or (new cards) its last 10 digits alone, which are the social
     * insurance number: a long one is found by either.
     */
    public static List<SearchKey> card(String number) {
        String plain = NOT_OF_A_CARD.matcher(number.toUpperCase(Locale.ROOT)).replaceAll("");
        if (plain.isEmpty()) {
            return List.of();
        }
        SearchKey whole = new SearchKey("b:" + plain, "");
        return plain.length() == CARD_LENGTH
                ? List.of(whole, new SearchKey("b:" + plain.substring(5), ""))
                : List.of(whole);
    }

    /** A name: one key from each of its words to the end, so that a question may start at any word. */
    public static List<SearchKey> name(String name) {
        String folded = cut(FoldedName.of(name));
        List<SearchKey> keys = new ArrayList<>();
        int from = folded.isEmpty() ? -1 : 0;
        while (from >= 0 && keys.size() < NAME_WORDS_MAX) {
            keys.add(new SearchKey("n:" + folded.substring(from), folded));
            int space = folded.indexOf(' ', from);
            from = space < 0 ? -1 : space + 1;
        }
        return keys;
    }

    /** The beginning that name keys of {@code words} share. */
    public static SearchKey nameFrom(String words) {
        return new SearchKey("n:" + FoldedName.of(words), "");
    }

    /** The number of an order, the placer's or the filler's. */
    public static SearchKey order(String number) {
        return new SearchKey("o:" + number.strip(), "");
    }

    private static String cut(String text) {
        return text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX);
    }

    /** Without the value, which is personal. */
    @Override
    public String toString() {
        return "SearchKey[" + word.charAt(0) + "]";
    }
}
