package vn.hamrong.exchange.desk;

import java.time.Instant;
import java.util.List;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** Parked messages, seven of one cause being one line. */
public interface ParkedCauses {

    /** Most frequent first, at most {@code max}. */
    List<Group> groups(Scope scope, int max);

    /** Messages of one group, oldest first, at most {@code max}. */
    List<MessageLine> of(FacilityCode hospital, String reason, int max);

    /**
     * One hospital's messages parked for one reason.
     *
     * @param patients lanes that stand still
     * @param example the oldest of them
     */
    record Group(
            FacilityCode hospital,
            String reason,
            long messages,
            long patients,
            JournalNumber example,
            Instant first,
            Instant last) {}
}
