package vn.hamrong.exchange.bhyt;

import java.util.Optional;

/** Writes one table as a file of its own. */
final class TableWriter {
    private TableWriter() {}

    static String text(TableFile file) {
        Layout layout = Layouts.of(file.table());
        if (layout.list().isEmpty()) {
            TableRecord only = file.records().get(0);
            StrayText out = new StrayText(only.strays());
            record(only, layout, out);
            return out.toString();
        }
        String list = layout.list().get();
        StrayText out = new StrayText(file.strays());
        out.open(layout.root());
        out.open(list);
        file.records().forEach(record -> record(record, layout, new StrayText(record.strays(), out)));
        out.after(list, layout.record());
        out.close(layout.root(), list);
        out.element(layout.root(), EnvelopeReader.SIGNATURE, file.signature());
        out.close("", layout.root());
        return out.toString();
    }

    private static void record(TableRecord record, Layout layout, StrayText out) {
        if (!layout.fields().keySet().containsAll(record.values().keySet())) {
            throw new IllegalArgumentException("a record of " + layout.root() + " has a field that the table has not");
        }
        String name = layout.record();
        out.open(name);
        for (String field : layout.fields().keySet()) {
            if (record.values().containsKey(field)) {
                out.leaf(name, field, Optional.of(record.value(field)));
            }
        }
        out.close("", name);
    }
}
