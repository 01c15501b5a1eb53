package vn.hamrong.shared.audit;

import java.util.Optional;

/** The chain as far as it goes. One sealer only. */
public interface AuditSeals {

    /** The newest link; {@link AuditHead#NONE} when nothing is sealed. */
    AuditHead head();

    /** The link at a place; empty when the chain does not reach it. */
    Optional<String> chainAt(long place);

    /**
     * Chains up to {@code most} committed rows that are not yet chained, in one transaction. A row that commits later is
     * chained later, whatever its number: none is skipped.
     *
     * @return how many
     */
    int seal(int most);
}
