package vn.hamrong.exchange.patients;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.exchange.SourceRecord;

/**
 * Finds records that share a key. Which records wait to be looked at is marked with the change itself, so none is
 * forgotten. All methods need an open {@link vn.hamrong.shared.UnitOfWork}.
 */
public interface Lookalikes {

    /**
     * A record to look at.
     *
     * @param id its row
     * @param since the mark; a later change sets another
     */
    record Due(long id, SourceRecord record, Instant since) {}

    /** Those whose mark is not after {@code now}, oldest first. */
    List<Due> due(Instant now, int most);

    /** Replaces the record's keys. */
    void keep(Due due, Set<Long> keys);

    /** Records of other patients that share a key, {@code mostOfKey} at most of each; none that was merged away. */
    List<SourceRecord> sharing(Due due, Set<Long> keys, int mostOfKey);

    /** The record of the key as it is now; a merged-away one too. */
    Optional<SourceRecord> record(RecordKey key);

    /** Takes the marks away, of those that have not changed since. */
    void done(List<Due> looked);

    /** Looks again at that instant: this one failed. */
    void again(Due due, Instant at);
}
