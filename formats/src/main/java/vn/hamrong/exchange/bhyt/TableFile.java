package vn.hamrong.exchange.bhyt;

import java.util.List;
import java.util.Optional;
import vn.hamrong.shared.xml.XmlElement;

/**
 * One table of a dossier: a FILEHOSO with its content, or a file that came alone.
 *
 * @param records in the order sent; exactly one for a table that is no list
 * @param signature {@code CHUKYDONVI}, when it was there (XML0)
 * @param strays of the root, the list and the FILEHOSO
 */
public record TableFile(Table table, List<TableRecord> records, Optional<XmlElement> signature, Strays strays) {

    public TableFile {
        records = List.copyOf(records);
    }

    public static TableFile of(Table table, List<TableRecord> records) {
        return new TableFile(table, records, Optional.empty(), Strays.NONE);
    }

    TableFile with(Strays more) {
        return new TableFile(table, records, signature, strays.and(more));
    }
}
