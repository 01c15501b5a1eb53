package vn.hamrong.app.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rows of {@code authorization-matrix.txt}; its head says how they are read. */
record Matrix(List<Row> rows) {
    static final String FILE = "authorization-matrix.txt";

    /** Which callers may never be shown what the owner has: a {@code +} in their column is a mistake of the file. */
    static final Set<String> STRANGERS = Set.of("nobody", "other", "invalid", "tokens", "stranger", "another");

    private static final String PROVINCE = " [province login]";

    /**
     * One endpoint and what each kind of caller gets there, by column.
     *
     * @param withProvince only where the province has a login of its own
     */
    record Row(Endpoint endpoint, Map<String, String> cells, boolean withProvince) {
        Set<String> allowed(String column) {
            return Set.of(Objects.requireNonNull(cells.get(column)).split(" or "));
        }
    }

    static Matrix read() {
        try (var in = Objects.requireNonNull(Matrix.class.getResourceAsStream("/" + FILE))) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Matrix parse(Stream<String> lines) {
        Map<String, List<String>> sets = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        List<String> columns = List.of();
        for (String line : lines.map(String::strip).toList()) {
            if (line.startsWith("== ")) {
                columns = cells(line.substring("== ".length()));
            } else if (line.matches("@\\w+ = .*")) {
                String[] words = line.split("\\s*=\\s*", 2);
                sets.computeIfAbsent(words[0], name -> new ArrayList<>()).addAll(List.of(words[1].split("\\s+")));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                rows.addAll(rows(line, columns, sets));
            }
        }
        return new Matrix(List.copyOf(rows)).checked();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    /** A row with {@code @set} at the end of its name is one for each word of the set. */
    private static List<Row> rows(String line, List<String> columns, Map<String, List<String>> sets) {
        List<String> cells = cells(line);
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("a row here has the columns " + columns + ": " + line);
        }
        String name = cells.get(0);
        String set = name.substring(name.lastIndexOf(' ') + 1);
        return set.startsWith("@")
                ? Objects.requireNonNull(sets.get(set), set).stream()
                        .map(word -> row(name.substring(0, name.lastIndexOf(' ') + 1) + word, columns, cells))
                        .toList()
                : List.of(row(name, columns, cells));
    }

    private static Row row(String name, List<String> columns, List<String> cells) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int i = 1; i < columns.size(); i++) {
            byColumn.put(columns.get(i), cells.get(i));
        }
        Endpoint endpoint = new Endpoint(columns.get(0), name.replace(PROVINCE, ""));
        return new Row(endpoint, byColumn, name.endsWith(PROVINCE));
    }

    private Matrix checked() {
        Set<Endpoint> seen = new TreeSet<>();
        for (Row row : rows) {
            if (!seen.add(row.endpoint())) {
                throw new IllegalArgumentException("two rows for " + row.endpoint());
            }
            row.cells().forEach((column, cell) -> {
                if (STRANGERS.contains(column) && cell.contains("+")) {
                    throw new IllegalArgumentException(row.endpoint() + " would show a stranger what is not theirs");
                }
            });
        }
        return this;
    }

    /**
     * How the rows and a running server differ: nothing, when each endpoint has its row and each row its endpoint.
     *
     * @param province whether the server has the province's login
     */
    List<String> differences(Set<Endpoint> running, boolean province) {
        Set<Endpoint> without = new TreeSet<>(running);
        Set<Endpoint> stale = new TreeSet<>();
        for (Row row : rows) {
            if (!without.remove(row.endpoint()) && (province || !row.withProvince())) {
                stale.add(row.endpoint());
            }
        }
        return Stream.concat(
                        without.stream().map(this::rowToAdd),
                        stale.stream().map(row -> row + ": no such endpoint, take its row out of " + FILE))
                .toList();
    }

    private String rowToAdd(Endpoint endpoint) {
        String columns = rows.stream()
                .filter(row -> row.endpoint().kind().equals(endpoint.kind()))
                .findFirst()
                .map(row -> " | " + String.join(" | ", row.cells().keySet()))
                .orElse("");
        return endpoint + ": no row says who may call it. Add to " + FILE + ", below == " + endpoint.kind() + columns
                + ", what each SHOULD get: " + endpoint.name() + columns.replaceAll("[^| ]+", "?");
    }

    Stream<Row> of(String kind) {
        return rows.stream().filter(row -> row.endpoint().kind().equals(kind));
    }
}
