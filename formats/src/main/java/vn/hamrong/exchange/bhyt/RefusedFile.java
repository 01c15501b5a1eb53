package vn.hamrong.exchange.bhyt;

import vn.hamrong.shared.xml.MalformedXml;

/** Stops the reading of a file: it is refused whole. */
final class RefusedFile extends Exception {
    private static final long serialVersionUID = 1;

    private final transient DossierReading.Refused answer;

    RefusedFile(String code, String vietnamese, String english) {
        super(code);
        this.answer = new DossierReading.Refused(code, vietnamese, english);
    }

    /** @param place as in {@code HOSO 1, XML3}; empty for the file itself */
    static RefusedFile malformed(MalformedXml malformed, String place) {
        String where = place.isEmpty() ? "" : place + ": ";
        int line = malformed.line();
        return new RefusedFile(
                malformed.refusal().code(),
                where + malformed.refusal().vietnamese() + (line > 0 ? ", dòng " + line : ""),
                where + malformed.refusal().english() + (line > 0 ? ", line " + line : ""));
    }

    DossierReading.Refused answer() {
        return answer;
    }
}
