package vn.hamrong.exchange.bhyt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.exchange.bhyt.Field.Need;

/** All the tables, from {@code tables.txt} beside this class; its head says where each fact comes from. */
final class Layouts {
    private static final Map<Table, Layout> ALL = load();

    private Layouts() {}

    static Layout of(Table table) {
        Layout layout = ALL.get(table);
        if (layout == null) {
            throw new IllegalStateException("tables.txt has no " + table);
        }
        return layout;
    }

    /** The table whose root element has that name. */
    static Optional<Table> byRoot(String root) {
        return ALL.entrySet().stream()
                .filter(entry -> entry.getValue().root().equals(root))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<Table, Layout> load() {
        Map<Table, Layout> layouts = new EnumMap<>(Table.class);
        Map<String, Field> fields = new LinkedHashMap<>();
        String[] head = {};
        for (String line : lines()) {
            String[] words = line.strip().split(" +", -1);
            if (!line.startsWith(" ")) {
                enter(head, fields, layouts);
                head = words;
                fields.clear();
            } else {
                fields.put(words[0], field(words));
            }
        }
        enter(head, fields, layouts);
        return layouts;
    }

    private static void enter(String[] head, Map<String, Field> fields, Map<Table, Layout> layouts) {
        if (head.length == 2) {
            layouts.put(Table.valueOf(head[0]), Layout.of(List.of(head[1].split("/", -1)), fields));
        }
    }

    private static Field field(String[] words) {
        String[] most = words[2].split("/", -1);
        Optional<Condition> condition = Optional.empty();
        Set<String> codes = Set.of();
        Set<Form> forms = EnumSet.allOf(Form.class);
        for (String word : Arrays.asList(words).subList(4, words.length)) {
            switch (word.charAt(0)) {
                case '?' -> condition = Optional.of(Condition.of(word.substring(1)));
                case '=' -> codes = Set.of(word.substring(1).split(",", -1));
                case '@' -> forms = forms(word.substring(1));
                case '~' -> {}
                default -> throw new IllegalStateException("tables.txt: " + word);
            }
        }
        return new Field(
                words[0],
                Kind.valueOf(words[1].toUpperCase(Locale.ROOT)),
                most(most[0]),
                most(most[most.length - 1]),
                need(words[3]),
                condition,
                codes,
                Arrays.asList(words).contains("~"),
                forms);
    }

    private static int most(String word) {
        return word.equals("-") ? Integer.MAX_VALUE : Integer.parseInt(word);
    }

    private static Need need(String word) {
        return switch (word) {
            case "!" -> Need.REQUIRED;
            case "w" -> Need.ASKED;
            case "-" -> Need.OPTIONAL;
            default -> throw new IllegalStateException("tables.txt: " + word);
        };
    }

    private static Set<Form> forms(String marks) {
        List<String> wanted = List.of(marks.split(",", -1));
        Set<Form> forms = EnumSet.noneOf(Form.class);
        Arrays.stream(Form.values())
                .filter(form -> wanted.contains(form.mark()))
                .forEach(forms::add);
        return forms;
    }

    private static List<String> lines() {
        try (InputStream file = Layouts.class.getResourceAsStream("tables.txt")) {
            if (file == null) {
                throw new IllegalStateException("no tables.txt");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
