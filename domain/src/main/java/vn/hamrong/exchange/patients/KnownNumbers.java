package vn.hamrong.exchange.patients;

import java.util.List;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.shared.FacilityCode;

/** Finds a hospital's own records by what stands on a person's papers. */
@FunctionalInterface
public interface KnownNumbers {
    /** The most that are given. */
    int MOST = 20;

    /** Under the hospital's own number, a merged-away one too, or the citizen card's; oldest first. */
    List<SourceRecord> of(FacilityCode hospital, String number);
}
