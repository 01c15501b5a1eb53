package vn.hamrong.exchange.bhyt;

import java.util.Optional;

/**
 * Something wrong in a dossier that was read. The words name places, limits and codes of the decree, never a value that
 * was sent.
 *
 * @param severity whether the portal would refuse it
 * @param dossier which HOSO, from 1; 0 for the envelope
 * @param table empty when it is not of one table
 * @param record which record of the table, from 1; 0 for the table as a whole
 * @param field empty when it is not of one field
 * @param code a short stable word, as in {@code too-long}
 * @param vietnamese a sentence for the person who enters the data
 * @param english the same in English
 */
public record DossierFault(
        Severity severity,
        int dossier,
        Optional<Table> table,
        int record,
        String field,
        String code,
        String vietnamese,
        String english) {

    /** How bad it is. */
    public enum Severity {
        /** Against the decree or the portal's published checks. */
        ERROR,
        /** Unusual, or against a rule that is not confirmed. */
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Where it is, in short, as in {@code HOSO 1 XML3 #2 MA_NHOM}. */
    public String place() {
        StringBuilder place =
                new StringBuilder(dossier == 0 ? EnvelopeReader.ROOT : EnvelopeReader.DOSSIER + " " + dossier);
        table.ifPresent(one -> place.append(' ').append(one));
        if (record > 0) {
            place.append(" #").append(record);
        }
        return field.isEmpty()
                ? place.toString()
                : place.append(' ').append(field).toString();
    }
}
