package vn.hamrong.exchange.bhyt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a dossier into the form of another decree. */
final class Forms {
    /** QĐ 3176's new names in XML13; the values mean the same. */
    private static final Map<String, String> RENAMED = Map.of("MA_NOI_DI", "MA_CSKCB_DI", "MA_NOI_DEN", "MA_CSKCB_DEN");

    private Forms() {}

    /**
     * The file with every record complete in that form: fields that were not there are added empty, the renamed ones of
     * XML13 are renamed. A filled field that the form does not have stays: nothing is lost, and {@link DossierChecks} says
     * so.
     */
    static DossierFile of(DossierFile file, Form form) {
        List<Dossier> dossiers =
                file.dossiers().stream().map(dossier -> of(dossier, form)).toList();
        return new DossierFile(file.envelope(), dossiers);
    }

    private static Dossier of(Dossier dossier, Form form) {
        List<TableFile> tables =
                dossier.tables().stream().map(table -> of(table, form)).toList();
        return new Dossier(tables, dossier.foreign(), dossier.strays());
    }

    private static TableFile of(TableFile file, Form form) {
        Layout layout = Layouts.of(file.table());
        List<TableRecord> records =
                file.records().stream().map(record -> of(record, layout, form)).toList();
        return new TableFile(file.table(), records, file.signature(), file.strays());
    }

    private static TableRecord of(TableRecord record, Layout layout, Form form) {
        Map<String, String> sent = new LinkedHashMap<>(record.values());
        RENAMED.forEach((old, renamed) -> rename(sent, layout, form, old, renamed));
        Map<String, String> values = new LinkedHashMap<>();
        for (Field field : layout.fields().values()) {
            String value = sent.getOrDefault(field.name(), "");
            if (field.isIn(form) || !value.isEmpty()) {
                values.put(field.name(), value);
            }
        }
        return new TableRecord(values, record.strays());
    }

    private static void rename(Map<String, String> sent, Layout layout, Form form, String old, String renamed) {
        Optional<Field> before = layout.field(old);
        if (before.isEmpty() || layout.field(renamed).isEmpty()) {
            return;
        }
        String to = before.get().isIn(form) ? old : renamed;
        String from = to.equals(old) ? renamed : old;
        if (sent.getOrDefault(to, "").isEmpty() && sent.containsKey(from)) {
            sent.put(to, sent.remove(from));
        }
    }
}
