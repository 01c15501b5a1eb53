package vn.hamrong.exchange;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the journal needs to know of a message before anybody understands it: of HL7 v2 the fields named here, of an
 * insurer's file the same things under other names ({@link #INSURER}).
 *
 * @param sendingApplication MSH-3 as sent
 * @param sendingFacility MSH-4 as sent
 * @param controlId MSH-10; never empty in a message that is accepted
 * @param type MSH-9.1 and 9.2, as in {@code ADT^A01}
 * @param mrn PID-3 (the hospital's own number), empty when there is none
 * @param priorMrn MRG-1 of a merge, empty otherwise
 * @param visit PV1-19, the visit it tells of; empty when it names none
 */
public record Envelope(
        String sendingApplication,
        String sendingFacility,
        String controlId,
        String type,
        String mrn,
        Optional<String> priorMrn,
        Optional<String> visit) {
    /** What stands for MSH-3 in a health-insurance file; MSH-9 is then {@code GIAMDINHHS} or the table that came alone. */
    public static final String INSURER = "GIAMDINHHS";

    private static final Pattern TABLE = Pattern.compile("XML[0-9]{1,2}");

    /** Whether it is of a health-insurance file. */
    public boolean isDossier() {
        return sendingApplication.equals(INSURER) && isDossier(type);
    }

    /** Whether messages of this type are health-insurance files. */
    public static boolean isDossier(String type) {
        return type.equals(INSURER) || TABLE.matcher(type).matches();
    }

    /** Without the numbers, which are personal. */
    @Override
    public String toString() {
        return "Envelope[" + type + "]";
    }
}
