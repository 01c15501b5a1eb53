package vn.hamrong.shared;

/**
 * By which right a facility reads a patient's data.
 *
 * @param words which one exactly: the id of the care relationship, or nothing; no patient data, at most 500 characters
 */
public record ReadingRight(Kind kind, String words) {

    /** The kinds, as architecture.md ("The record and who may read it") lists them. */
    public enum Kind {
        /** The facility's own data. */
        OWN,
        /** The patient checked in there and consented. */
        CHECK_IN,
        /** It was asked for an opinion. */
        CONSULTATION,
        /** An explicit consent. */
        CONSENT,
        /** An emergency, with a reason, reviewed afterwards. */
        BREAK_GLASS,
        /** The patient asked for the own record at the desk. */
        PATIENT
    }

    /** Its own data. */
    public static final ReadingRight OWN = new ReadingRight(Kind.OWN, "");

    /** The right that this relationship gives. */
    public static ReadingRight by(CareRelationship relationship) {
        Kind kind = switch (relationship.basis()) {
            case CHECKIN_CHIP, CHECKIN_ATTESTED -> Kind.CHECK_IN;
            case CONSULTATION -> Kind.CONSULTATION;
            case CONSENT -> Kind.CONSENT;
            case BREAK_GLASS -> Kind.BREAK_GLASS;
        };
        return new ReadingRight(kind, relationship.id().toString());
    }
}
