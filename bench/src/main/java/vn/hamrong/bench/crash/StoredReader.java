package vn.hamrong.bench.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import vn.hamrong.bench.Database;
import vn.hamrong.exchange.hl7.ContentKeys;

/** Reads journal and record from the tables themselves: the hub's own word is not asked for. */
final class StoredReader {
    private static final String ROWS = """
            select m.control_id, m.sha256, m.content, s.state
            from hub.message m left join hub.message_state s on s.number = m.number
            order by m.number
            """;
    private static final String VERSIONS = """
            select v.res_type, v.res_id, v.res_ver, v.res_encoding, v.res_text_vc, v.res_text
            from hfj_res_ver v
            where v.res_type in ('Patient', 'Encounter', 'DiagnosticReport', 'Observation')
            order by v.res_id, v.res_ver
            """;

    private final String mark;
    private final Pattern key;
    private final Pattern remark;
    private final Pattern owner;
    private static final Pattern SEQ = Pattern.compile("S([0-9]+)Q");

    private final List<Stored.Row> rows = new ArrayList<>();
    private final Map<Long, Stored.Effect> effects = new LinkedHashMap<>();
    private final Map<Long, Told> told = new LinkedHashMap<>();

    private record Told(String patient, String type, List<Integer> seqs) {}

    private StoredReader(String mark) {
        this.mark = mark;
        this.key = Pattern.compile("C" + mark + "H[0-9]+P[0-9]+N[0-9]+");
        this.remark = Pattern.compile("(" + key.pattern() + ")#([0-9]+) .*");
        this.owner = Pattern.compile("[MV](" + mark + "H[0-9]+P[0-9]+)");
    }

    /** @param mark of the run: what others left in the database is not looked at */
    static Stored read(Database database, String mark) throws SQLException, IOException {
        StoredReader reader = new StoredReader(mark);
        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            reader.journal(connection);
            reader.record(connection);
        }
        return new Stored(
                reader.rows,
                List.copyOf(reader.effects.values()),
                reader.told.values().stream()
                        .map(one -> new Stored.History(one.patient(), one.type(), one.seqs()))
                        .toList());
    }

    private void journal(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(500);
            ResultSet found = statement.executeQuery(ROWS);
            while (found.next()) {
                String controlId = found.getString(1);
                if (controlId.startsWith("C" + mark + "H")) {
                    String state = found.getString(4);
                    rows.add(new Stored.Row(
                            controlId,
                            state == null ? "NONE" : state,
                            found.getString(2),
                            ContentKeys.sha256(found.getBytes(3))));
                }
            }
        }
    }

    private void record(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(500);
            ResultSet found = statement.executeQuery(VERSIONS);
            while (found.next()) {
                String json = json(found);
                if (json != null && json.contains(mark + "H")) {
                    version(found.getString(1), found.getLong(2), found.getInt(3), json);
                }
            }
        }
    }

    private void version(String type, long id, int version, String json) throws IOException {
        List<String> texts = new ArrayList<>();
        texts(Database.JSON.readTree(json), texts::add);
        switch (type) {
            case "Observation" ->
                texts.stream()
                        .map(remark::matcher)
                        .filter(Matcher::matches)
                        .forEach(match ->
                                effect(id, version, match.group(1), Integer.parseInt(match.group(2)), match.group()));
            case "DiagnosticReport" ->
                texts.stream()
                        .map(key::matcher)
                        .filter(Matcher::matches)
                        .forEach(match -> effect(id, version, match.group(), 0, ""));
            default -> history(type, id, texts);
        }
    }

    private void effect(long id, int version, String ofKey, int index, String text) {
        Stored.Effect before = effects.get(id);
        int versions = before == null ? version : Math.max(version, before.versions());
        effects.put(id, new Stored.Effect(ofKey, index, id, versions, text));
    }

    private void history(String type, long id, List<String> texts) {
        String all = String.join("\n", texts);
        Matcher whose = owner.matcher(all);
        Matcher seq = SEQ.matcher(all);
        if (whose.find() && seq.find()) {
            told.computeIfAbsent(id, key -> new Told(whose.group(1), type, new ArrayList<>()))
                    .seqs()
                    .add(Integer.parseInt(seq.group(1)));
        }
    }

    private static void texts(JsonNode node, Consumer<String> take) {
        if (node.isTextual()) {
            take.accept(node.asText());
        }
        node.forEach(child -> texts(child, take));
    }

    /** HAPI writes the text inline, or zipped beside it. */
    private static @Nullable String json(ResultSet row) throws SQLException, IOException {
        String inline = row.getString(5);
        if (inline != null || !"JSONC".equals(row.getString(4))) {
            return inline;
        }
        byte[] zipped = row.getBytes(6);
        if (zipped == null) {
            return null;
        }
        try (GZIPInputStream text = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
