package vn.hamrong.exchange.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hamrong.exchange.FoldedName;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;

/**
 * What somebody typed into the one search box. Words with a key ({@code cccd:}, {@code bhyt:}, {@code bn:}, {@code ma:},
 * {@code coso:}) mean one thing; words without are tried as all they can be by their form.
 *
 * @param hospital from {@code coso:}
 * @param terms all must hold
 * @param isOfPatient whether {@code bn:} was typed: even a bare number is a person's then
 */
public record Question(Optional<String> hospital, List<Term> terms, boolean isOfPatient) {
    private static final int TEXT_MAX = 200;
    private static final int TERMS_MAX = 4;
    private static final Pattern KEY = Pattern.compile(
            "(?<![\\p{L}\\p{M}0-9])(cccd|bhyt|bn|ma|mã|coso|cơsở|cosở):",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Set<String> ONE_WORD = Set.of("cccd", "ma", "coso");
    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})");
    private static final Pattern CARD = Pattern.compile("[A-Za-z]{2}[0-9]{13}|[0-9]{10}");
    /** Chứng minh nhân dân, until 2024. */
    private static final Pattern OLD_CITIZEN_ID = Pattern.compile("[0-9]{9}");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    /** What a term may be: a word stands for every kind that fits its form. */
    public enum Kind {
        CITIZEN,
        CARD,
        NAME,
        /** Control id, visit, order number or the hospital's own patient number, whole and as sent. */
        CODE,
        NUMBER
    }

    /** Words, and the kinds they may be. */
    public record Term(String words, List<Kind> kinds) {
        public Term {
            kinds = List.copyOf(kinds);
        }

        /** Whether it may be one. */
        public boolean mayBe(Kind kind) {
            return kinds.contains(kind);
        }

        /** Of {@link Kind#NUMBER}: the journal number. */
        public OptionalLong number() {
            Matcher digits = NUMBER.matcher(words);
            return digits.matches() ? OptionalLong.of(Long.parseLong(digits.group(1))) : OptionalLong.empty();
        }

        /** Without the words, which may be personal. */
        @Override
        public String toString() {
            return "Term" + kinds;
        }
    }

    public Question {
        terms = List.copyOf(terms);
    }

    /** Reads the box; what is too long is cut at 200 characters. */
    public static Question of(String text) {
        String typed = (text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX))
                .replaceAll("\\s+", " ")
                .strip();
        List<MatchResult> keys = KEY.matcher(typed).results().limit(TERMS_MAX).toList();
        List<Term> terms = new ArrayList<>();
        Optional<String> hospital = Optional.empty();
        add(
                terms,
                "",
                typed.substring(0, keys.isEmpty() ? typed.length() : keys.get(0).start()));
        for (int i = 0; i < keys.size(); i++) {
            String key = FoldedName.of(keys.get(i).group(1));
            int end = i + 1 < keys.size() ? keys.get(i + 1).start() : typed.length();
            String value = typed.substring(keys.get(i).end(), end).strip();
            String code = ONE_WORD.contains(key) ? firstWord(value) : value;
            if (key.equals("coso")) {
                hospital = Optional.of(code);
            } else {
                add(terms, key, code);
            }
            add(terms, "", value.substring(code.length()));
        }
        return new Question(
                hospital, terms, keys.stream().anyMatch(key -> key.group(1).equalsIgnoreCase("bn")));
    }

    private static String firstWord(String value) {
        int space = value.indexOf(' ');
        return space < 0 ? value : value.substring(0, space);
    }

    private static void add(List<Term> terms, String key, String value) {
        String words = value.strip();
        if (!words.isEmpty()) {
            terms.add(new Term(words, kinds(key, words)));
        }
    }

    private static List<Kind> kinds(String key, String words) {
        return switch (key) {
            case "cccd" -> found(words, List.of(Kind.CITIZEN));
            case "bhyt" -> found(words, List.of(Kind.CARD));
            case "bn" -> found(words, List.of(Kind.NAME, Kind.CODE));
            case "ma" -> found(words, List.of(Kind.CODE, Kind.NUMBER));
            default -> found(words, List.of(Kind.values()));
        };
    }

    private static List<Kind> found(String words, List<Kind> allowed) {
        return allowed.stream().filter(kind -> fits(kind).test(words)).toList();
    }

    private static Predicate<String> fits(Kind kind) {
        return switch (kind) {
            case CITIZEN -> words -> CitizenId.in(words).isPresent();
            case CARD -> words -> CARD.matcher(words.replace(" ", "")).matches();
            case NAME ->
                words -> LETTER.matcher(words).find() && !DIGIT.matcher(words).find();
            case CODE -> words -> true;
            case NUMBER -> words -> NUMBER.matcher(words).matches();
        };
    }

    /** The facility of {@code coso:}, when it could be one. */
    public Optional<FacilityCode> facility() {
        return hospital.map(code -> code.toUpperCase(Locale.ROOT))
                .filter(code -> code.matches("[0-9A-Z_-]{2,20}"))
                .map(FacilityCode::new);
    }

    /** Whether it may name a person: such a question stands in no address, where histories and logs keep it. */
    public boolean isPersonal() {
        return isOfPatient
                || terms.stream()
                        .anyMatch(term -> term.mayBe(Kind.CITIZEN)
                                || term.mayBe(Kind.CARD)
                                || term.mayBe(Kind.NAME)
                                || OLD_CITIZEN_ID.matcher(term.words()).matches());
    }

    /** Nothing was typed. */
    public boolean isEmpty() {
        return terms.isEmpty() && hospital.isEmpty();
    }

    /** Without the words, which may be personal. */
    @Override
    public String toString() {
        return "Question" + terms;
    }
}
