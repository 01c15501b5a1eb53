package vn.hamrong.exchange.bhyt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hamrong.shared.xml.XmlElement;

/** Reads one table; source of the roots: CV 1245/BHXH-CNTT (03/05/2024). */
final class TableReader {
    private final Table table;
    private final Layout layout;

    private TableReader(Table table) {
        this.table = table;
        this.layout = Layouts.of(table);
    }

    /** @param where as in {@code HOSO 1, XML3}, for the words of a refusal */
    static TableFile read(Table table, XmlElement root, String where) throws RefusedFile {
        TableReader reader = new TableReader(table);
        return reader.read(reader.checked(root, where));
    }

    /** XML12's root is not published: any will do, and it is called as ours. */
    private XmlElement checked(XmlElement root, String where) throws RefusedFile {
        if (root.name().equals(layout.root())) {
            return root;
        }
        if (table == Table.XML12) {
            return new XmlElement(layout.root(), root.attributes(), root.children(), root.text());
        }
        throw new RefusedFile(
                "wrong-root",
                where + ": thẻ ngoài cùng phải là " + layout.root(),
                where + ": the outermost element must be " + layout.root());
    }

    private TableFile read(XmlElement root) throws RefusedFile {
        if (layout.list().isEmpty()) {
            return TableFile.of(table, List.of(record(root)));
        }
        Parts parts = new Parts();
        parts.of(root, layout.list().get(), EnvelopeReader.SIGNATURE);
        List<TableRecord> records = new ArrayList<>();
        Optional<XmlElement> list = parts.found(layout.list().get());
        if (list.isPresent()) {
            for (XmlElement element : parts.all(list.get(), layout.record())) {
                records.add(record(element));
            }
        }
        return new TableFile(table, records, parts.found(EnvelopeReader.SIGNATURE), parts.strays());
    }

    private TableRecord record(XmlElement element) throws RefusedFile {
        Parts parts = new Parts();
        parts.enter(element);
        Map<String, String> values = new LinkedHashMap<>();
        String after = "";
        for (XmlElement child : element.children()) {
            boolean known = child.isPlain() && layout.field(child.name()).isPresent();
            if (known && values.putIfAbsent(child.name(), child.text()) == null) {
                after = child.name();
            } else {
                // A field's second coming stands after its first, so that they do not change places when written.
                parts.stray(element, known ? child.name() : after, child);
            }
        }
        return new TableRecord(values, parts.strays());
    }
}
