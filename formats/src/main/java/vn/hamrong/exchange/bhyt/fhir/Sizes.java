package vn.hamrong.exchange.bhyt.fhir;

import java.util.List;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.TableRecord;

/**
 * How much one visit may become: a file of a few MB could otherwise ask for a million resources. A year in intensive care
 * has some thousand lines.
 */
final class Sizes {
    /** Records of all tables, and further codes in their fields. */
    static final int MOST = 20_000;

    /** Fields of which every part, between {@code ;}, becomes something of its own. */
    private static final List<String> SEVERAL = List.of(
            "MA_THE_BHYT",
            "MA_BENH_CHINH",
            "MA_BENH_KT",
            "MA_BENH_YHCT",
            "MA_BENH",
            "MA_PTTT_QT",
            "MA_BAC_SI",
            "NGUOI_THUC_HIEN",
            "MA_BS_DOC_KQ",
            "MA_BS",
            "MA_TTDV");

    private Sizes() {}

    static boolean isBearable(Dossier dossier) {
        return dossier.tables().stream()
                        .flatMap(table -> table.records().stream())
                        .mapToLong(Sizes::of)
                        .sum()
                <= MOST;
    }

    private static long of(TableRecord record) {
        return 1
                + SEVERAL.stream()
                        .mapToLong(field -> record.value(field)
                                .chars()
                                .filter(c -> c == ';')
                                .count())
                        .sum();
    }
}
