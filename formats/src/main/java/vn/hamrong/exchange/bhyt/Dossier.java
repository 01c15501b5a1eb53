package vn.hamrong.exchange.bhyt;

import java.util.List;
import java.util.stream.Stream;

/**
 * One HOSO: the tables of one visit.
 *
 * @param tables in the order sent
 * @param foreign files of kinds the decrees do not know, in the order sent
 */
public record Dossier(List<TableFile> tables, List<ForeignFile> foreign, Strays strays) {

    public Dossier {
        tables = List.copyOf(tables);
        foreign = List.copyOf(foreign);
    }

    public static Dossier of(List<TableFile> tables) {
        return new Dossier(tables, List.of(), Strays.NONE);
    }

    /** The records of that table, in the order sent. */
    public List<TableRecord> records(Table table) {
        return tables.stream()
                .filter(file -> file.table() == table)
                .flatMap(file -> file.records().stream())
                .toList();
    }

    /** {@code MA_LK}, the visit's number: XML1's, else the first found; empty when there is none. */
    public String visit() {
        return first("MA_LK");
    }

    /** {@code MA_BN}, the hospital's own number of the patient: XML1's, else the first found; empty when there is none. */
    public String patient() {
        return first("MA_BN");
    }

    /** {@code MA_CSKCB}, the hospital, as the tables name it: XML1's, else the first found; empty when there is none. */
    public String facility() {
        return first("MA_CSKCB");
    }

    private String first(String field) {
        return Stream.concat(records(Table.XML1).stream(), tables.stream().flatMap(file -> file.records().stream()))
                .filter(record -> record.isFilled(field))
                .map(record -> record.value(field).strip())
                .findFirst()
                .orElse("");
    }
}
