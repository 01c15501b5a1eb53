package vn.hamrong.shared.audit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the whole audit in one pass: told every sealed row in the order of places, it computes each link anew and holds
 * it against the signed heads. Remembers at most {@value #FAULTS_MAX} faults, whatever the size of the audit.
 *
 * <p>An edited row breaks its own link, a deleted one leaves a gap, a chain that somebody made anew differs from the
 * signed head, and a cut end does not reach it.
 */
public final class AuditProof {
    private static final int FAULTS_MAX = 100;

    private final Iterator<Optional<AuditHead>> heads;
    private final List<AuditFault> faults = new ArrayList<>();
    private @Nullable AuditHead awaited;
    private AuditHead agreed = AuditHead.NONE;
    private long headLines;
    private long place;
    private long missing;
    private long rows;
    private String chain = AuditChain.START;
    private boolean rechained;

    /**
     * What was found.
     *
     * @param rows sealed rows looked at
     * @param agreed the newest signed head that the chain agrees with
     */
    public record Report(long rows, AuditHead agreed, List<AuditFault> faults) {
        public boolean holds() {
            return faults.isEmpty();
        }
    }

    /** Heads in the order they were signed. */
    public AuditProof(Iterator<Optional<AuditHead>> heads) {
        this.heads = heads;
        awaited = nextHead();
    }

    /** The next sealed row; {@code row} is null when only its seal is left. */
    public void next(long at, long id, @Nullable AuditRow row, String stored) {
        boolean gap = at != place + 1;
        if (gap) {
            found(AuditFault.Kind.DELETED, place + 1, 0, "places up to " + (at - 1) + " are gone, row and seal");
            missing += at - place - 1;
        }
        rows++;
        place = at;
        if (row == null) {
            found(AuditFault.Kind.DELETED, at, id, "its seal is left");
        } else if (!gap && !AuditChain.link(chain, row).equals(stored)) {
            found(AuditFault.Kind.EDITED, at, id, "");
        }
        chain = stored;
        compareWithHeads();
    }

    /** A row that is neither sealed nor waiting for its seal. */
    public void outside(long id) {
        found(AuditFault.Kind.INSERTED, 0, id, "");
    }

    /** A row that waited for its seal and is gone. */
    public void vanished(long id) {
        found(AuditFault.Kind.DELETED, 0, id, "before it was sealed");
    }

    /** After the last row. */
    public Report end() {
        AuditHead newest = awaited;
        while (awaited != null) {
            newest = awaited;
            awaited = nextHead();
        }
        if (newest != null && newest.place() > place) {
            found(AuditFault.Kind.CUT_OFF, place + 1, 0, "signed up to place " + newest.place() + " at " + newest.at());
        }
        if (rows > 0 && headLines == 0) {
            found(AuditFault.Kind.NO_HEADS, 0, 0, "");
        }
        return new Report(rows, agreed, List.copyOf(faults));
    }

    private void compareWithHeads() {
        while (awaited != null && awaited.place() <= place) {
            if (awaited.place() == place && awaited.chain().equals(chain)) {
                agreed = awaited;
            } else if (!rechained && !(awaited.place() < place && missing > 0)) {
                // The first says where; all after it differ too.
                rechained = true;
                found(
                        AuditFault.Kind.RECHAINED,
                        place,
                        0,
                        "something between place " + (agreed.place() + 1) + " and " + awaited.place() + ", signed at "
                                + awaited.at());
            }
            awaited = nextHead();
        }
    }

    private @Nullable AuditHead nextHead() {
        while (heads.hasNext()) {
            headLines++;
            Optional<AuditHead> head = heads.next();
            if (head.isPresent()) {
                return head.get();
            }
            found(AuditFault.Kind.HEAD_UNTRUSTED, 0, 0, "line " + headLines + " of the signed heads");
        }
        return null;
    }

    private void found(AuditFault.Kind kind, long at, long row, String more) {
        if (faults.size() < FAULTS_MAX) {
            faults.add(new AuditFault(kind, at, row, more));
        }
    }
}
