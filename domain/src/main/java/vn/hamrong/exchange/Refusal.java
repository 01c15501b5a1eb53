package vn.hamrong.exchange;

/**
 * Why a message was refused or could not be taken. Goes into ERR of the answer, so it never holds a value of the
 * message.
 *
 * @param code a short stable word, as in {@code no-control-id}
 * @param hl7Code the HL7 error condition (table 0357), as in {@code 101}
 * @param location ERR-2, as in {@code MSH^1^10}; empty when unknown
 * @param vietnamese for the engineer at the hospital
 * @param english the same in English
 */
public record Refusal(String code, String hl7Code, String location, String vietnamese, String english) {
    private static final String FOREIGN = "foreign-";

    /** Whether a known sender spoke for another hospital: a person must hear of it. */
    public boolean spoofs() {
        return code.startsWith(FOREIGN);
    }
}
