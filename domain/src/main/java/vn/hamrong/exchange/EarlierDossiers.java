package vn.hamrong.exchange;

import java.util.Optional;
import java.util.function.Function;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** What a hospital told of a visit before: what its new dossier no longer tells must be withdrawn (ADR 13). */
public interface EarlierDossiers {
    /**
     * Of the files (GIAMDINHHS) about that visit that were applied, the newest of which {@code read} makes something; the
     * last twenty are looked at. Papers that came alone are such files, too, and tell nothing of the bill.
     *
     * @param visit {@code MA_LK}
     * @param but never this one
     * @param read is given a file byte for byte
     */
    <T> Optional<T> appliedLast(
            FacilityCode hospital, String visit, JournalNumber but, Function<byte[], Optional<T>> read);
}
