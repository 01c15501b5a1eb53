package vn.hamrong.exchange;

import java.util.Optional;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** What a hospital told of a visit before: what its new dossier no longer tells must be withdrawn (ADR 13). */
public interface EarlierDossiers {
    /**
     * The file (GIAMDINHHS) about that visit that was applied last, byte for byte.
     *
     * @param visit {@code MA_LK}
     * @param but never this one
     */
    Optional<byte[]> appliedLast(FacilityCode hospital, String visit, JournalNumber but);
}
