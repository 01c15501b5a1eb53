package vn.hamrong.shared.audit;

/**
 * Chains what was committed since the last time and signs the new head. Run every half second by one thread, beside the
 * requests: nobody waits for it.
 */
public final class AuditSealer {
    private static final int ROWS_MAX = 1000;
    private static final int BATCHES_MAX = 50;

    private final AuditSeals seals;
    private final AuditHeads heads;
    private AuditHead signed;
    /** At first, since the process may have ended between the database's commit and the file. */
    private boolean behind = true;

    public AuditSealer(AuditSeals seals, AuditHeads heads) {
        this.seals = seals;
        this.heads = heads;
        signed = heads.last().orElse(AuditHead.NONE);
    }

    /**
     * Whether the database still holds what the newest signed head stands for. False: rows were cut off, or the database
     * is an older copy.
     */
    public boolean beginsWhereItEnded() {
        return signed.place() == 0
                || seals.chainAt(signed.place()).filter(signed.chain()::equals).isPresent();
    }

    /**
     * Seals all there is, at most {@value #ROWS_MAX} rows in a transaction and {@value #BATCHES_MAX} transactions, then
     * signs once. A database that commits and a file that then fails leave rows under no head until the next time.
     *
     * @return rows sealed
     */
    public int seal() {
        int sum = 0;
        int some = ROWS_MAX;
        for (int batch = 0; batch < BATCHES_MAX && some == ROWS_MAX; batch++) {
            some = seals.seal(ROWS_MAX);
            behind |= some > 0;
            sum += some;
        }
        if (behind) {
            signTheNewest();
            behind = false;
        }
        return sum;
    }

    private void signTheNewest() {
        AuditHead head = seals.head();
        if (head.place() > 0 && !head.equals(signed)) {
            heads.append(head);
            signed = head;
        }
    }
}
