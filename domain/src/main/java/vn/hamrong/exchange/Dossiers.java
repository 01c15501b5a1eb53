package vn.hamrong.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** The health-insurance files a hospital has sent, for it to look up. Never another hospital's. */
public interface Dossiers {
    /** Most files in one answer. */
    int LISTED_MAX = 500;

    /** What became of one file; empty also when it is another hospital's. Parts are found under their own numbers too. */
    Optional<Sent> find(FacilityCode hospital, JournalNumber number);

    /** Those received from {@code from} until before {@code until}, latest first, at most {@value #LISTED_MAX}. */
    List<Sent> received(FacilityCode hospital, Instant from, Instant until);

    /**
     * A file and where it stands.
     *
     * @param type {@code GIAMDINHHS}, or the table that came alone
     * @param reason why it is parked or was refused; empty otherwise
     * @param parts what a file about several visits was split into, in its order; empty for others
     */
    record Sent(
            JournalNumber number,
            String type,
            Instant receivedAt,
            MessageState state,
            String reason,
            List<Part> parts) {
        public Sent {
            parts = List.copyOf(parts);
        }
    }

    /** One visit of a file about several. */
    record Part(JournalNumber number, MessageState state, String reason) {}
}
