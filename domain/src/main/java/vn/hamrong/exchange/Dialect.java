package vn.hamrong.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How one hospital's HIS speaks HL7 v2.
 *
 * @param charset Java name of the character set when MSH-18 is empty: UTF-8, windows-1258 or TCVN3
 * @param sendingFacilities what this hospital may write in MSH-4; empty accepts only its facility code
 * @param mrnAuthorities PID-3.4 values that mean "our own number"; empty: the first PID-3 of type PI, MR or none
 * @param codeMaps v2 path (as in {@code PV1-18}) → local code → code to use; the original stays beside it
 * @param namespaces assigning authority or coding system as sent → FHIR system URI
 * @param duplicateWindow how long a control id is remembered
 * @param conflictAnswer AR or AA for a control id that comes back with other content
 */
public record Dialect(
        String charset,
        Set<String> sendingFacilities,
        Set<String> mrnAuthorities,
        Map<String, Map<String, String>> codeMaps,
        Map<String, String> namespaces,
        Duration duplicateWindow,
        Acknowledgment conflictAnswer) {

    /** UTF-8, seven days, AR, no maps. */
    public static final Dialect PLAIN =
            new Dialect("UTF-8", Set.of(), Set.of(), Map.of(), Map.of(), Duration.ofDays(7), Acknowledgment.AR);

    public Dialect {
        sendingFacilities = Set.copyOf(sendingFacilities);
        mrnAuthorities = Set.copyOf(mrnAuthorities);
        codeMaps = Map.copyOf(codeMaps);
        namespaces = Map.copyOf(namespaces);
        if (conflictAnswer == Acknowledgment.AE) {
            throw new IllegalArgumentException("a conflict is answered AR or AA: AE would make the sender repeat it");
        }
    }
}
