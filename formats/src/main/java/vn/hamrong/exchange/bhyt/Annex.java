package vn.hamrong.exchange.bhyt;

import java.util.List;

/** What the decrees say of the fields, for those who turn them into something else. */
public final class Annex {
    private Annex() {}

    /** The fields of all forms, in the annex's order. */
    public static List<String> fields(Table table) {
        return List.copyOf(Layouts.of(table).fields().keySet());
    }

    /** How that field is written; {@link Kind#TEXT} when the table has none of that name. */
    public static Kind kind(Table table, String field) {
        return Layouts.of(table).field(field).map(Field::kind).orElse(Kind.TEXT);
    }
}
