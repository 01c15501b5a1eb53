package vn.hamrong.exchange.bhyt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Splits a dossier by visit. */
final class Visits {
    private Visits() {}

    /** One dossier per {@code MA_LK}, in the order of first mention, XML1's first. */
    static List<Dossier> of(Dossier dossier) {
        String first = dossier.visit();
        Map<String, List<TableFile>> visits = new LinkedHashMap<>();
        visits.put(first, new ArrayList<>());
        for (TableFile file : dossier.tables()) {
            byVisit(file, first)
                    .forEach((visit, records) -> visits.computeIfAbsent(visit, any -> new ArrayList<>())
                            .add(new TableFile(file.table(), records, file.signature(), file.strays())));
        }
        return visits.values().stream().map(Dossier::of).toList();
    }

    private static Map<String, List<TableRecord>> byVisit(TableFile file, String first) {
        Map<String, List<TableRecord>> records = new LinkedHashMap<>();
        for (TableRecord record : file.records()) {
            String visit = record.value("MA_LK").strip();
            records.computeIfAbsent(visit.isEmpty() ? first : visit, any -> new ArrayList<>())
                    .add(record);
        }
        return records;
    }
}
