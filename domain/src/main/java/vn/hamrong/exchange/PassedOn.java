package vn.hamrong.exchange;

import java.time.Instant;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** Health-insurance files that went on to the insurer's own portal, and what it calls them there. */
public interface PassedOn {

    /** The portal has it under {@code transaction} ({@code maGiaoDich}); of several the last counts. */
    void note(JournalNumber number, FacilityCode hospital, String transaction, Instant at);

    /** The portal's number of a hospital's own file; empty when it has none. */
    Optional<String> transaction(FacilityCode hospital, JournalNumber number);
}
