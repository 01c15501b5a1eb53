package vn.hamrong.exchange;

import java.util.List;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** What became of the values of applied messages: counts and paths, never values. */
public interface Receipts {

    /** Of one message, when it was applied. */
    Optional<Receipt> of(JournalNumber number);

    /** Per hospital, by code. */
    List<Total> totals();

    /** The paths a hospital sends that found no place, most frequent first, at most {@code max}. */
    List<UnmappedPath> unmapped(FacilityCode hospital, int max);

    /** Values mapped to elements, kept as extensions and not mapped; {@code paths} are those of the last. */
    record Receipt(
            JournalNumber number,
            int converterVersion,
            int mapped,
            int extended,
            int unmapped,
            List<UnmappedPath> paths) {

        public Receipt {
            paths = List.copyOf(paths);
        }
    }

    /** All applied messages of a hospital together. */
    record Total(FacilityCode hospital, long messages, long mapped, long extended, long unmapped) {}

    /** A path as in {@code PV1-40}, and how many values came there. */
    record UnmappedPath(String path, long times) {}
}
