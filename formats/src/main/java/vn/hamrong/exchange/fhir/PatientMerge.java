package vn.hamrong.exchange.fhir;

/**
 * Two numbers of one hospital are one person (A40 and its kin).
 *
 * @param surviving the medical record number that stays
 * @param prior the one that is merged away
 */
public record PatientMerge(String surviving, String prior) {

    /** Numbers are personal. */
    @Override
    public String toString() {
        return "PatientMerge[]";
    }
}
