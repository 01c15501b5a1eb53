package vn.hamrong.exchange.bhyt;

import java.util.List;
import java.util.Optional;

/**
 * One file of the insurer's format: a GIAMDINHHS with its dossiers, or one table alone (XML0 always comes so).
 *
 * @param envelope empty when a table came alone; then there is one dossier with one table
 */
public record DossierFile(Optional<DossierEnvelope> envelope, List<Dossier> dossiers) {

    public DossierFile {
        dossiers = List.copyOf(dossiers);
        if (dossiers.isEmpty()) {
            throw new IllegalArgumentException("a file holds one dossier at least");
        }
        if (envelope.isEmpty()
                && (dossiers.size() != 1 || dossiers.get(0).tables().size() != 1)) {
            throw new IllegalArgumentException("without an envelope there is one table");
        }
    }

    /** A table alone. */
    public static DossierFile alone(TableFile table) {
        return new DossierFile(Optional.empty(), List.of(Dossier.of(List.of(table))));
    }

    /**
     * Which hospital the file says it is from: {@code MACSKCB} of the envelope, else {@code MA_CSKCB} of the table; empty
     * when neither is there. A claim of the file: whoever takes it in compares it with who sent it.
     */
    public String facility() {
        return envelope.map(head -> head.facility().strip())
                .orElseGet(() -> dossiers.get(0).facility());
    }

    /**
     * The content by visit: each dossier split by {@code MA_LK}, so that no two patients are ever taken for one. XML0 may
     * bring many visits in one table; anywhere else a second one is a fault. Records without {@code MA_LK} stay with the
     * first visit of their dossier.
     */
    public List<Dossier> visits() {
        return dossiers.stream().flatMap(dossier -> Visits.of(dossier).stream()).toList();
    }

    /** The same content with the fields of that form, each record complete; see {@link Forms}. */
    public DossierFile in(Form form) {
        return Forms.of(this, form);
    }
}
