package vn.hamrong.exchange.fhir;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.hl7.Hl7Message;
import vn.hamrong.shared.FacilityCode;

/** Whose message it is, and how that hospital speaks. */
public record Sender(FacilityCode facility, Dialect dialect) {
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_-]{2,20}");

    public static Sender of(Hospital hospital) {
        return new Sender(hospital.code(), hospital.dialect());
    }

    /** Nobody we know: the facility code is MSH-4 when that has the form of one, else {@code UNKNOWN}. */
    public static Sender unknown(Hl7Message message) {
        String sent = message.header().field(4).text();
        FacilityCode code = CODE.matcher(sent).matches() ? new FacilityCode(sent) : FacilityCode.UNKNOWN;
        return new Sender(code, Dialect.PLAIN);
    }

    /** What this hospital's {@code code} in {@code field} (as in {@code PV1-18}) means, when its file says so. */
    Optional<String> translated(String field, String code) {
        return Optional.ofNullable(
                dialect.codeMaps().getOrDefault(field, Map.of()).get(code));
    }

    /** The system URI of an authority or coding system, when this hospital's file names it. */
    Optional<String> namespace(String name) {
        return Optional.ofNullable(dialect.namespaces().get(name));
    }
}
