package vn.hamrong.exchange.patient;

import java.util.Optional;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.exchange.FoldedName;
import vn.hamrong.shared.CitizenId;

/** What a join is decided by, read from a hospital's own {@code Patient}. */
public record SourceWords(Optional<CitizenId> citizen, String birthDate, String foldedName) {
    /** The citizen card's number. VN Core: {@code citizen_id} is the old card, {@code national_id} the citizen card. */
    public static final String NATIONAL_ID = "http://fhir.ehealth.gov.vn/core/sid/national_id";

    /** Reads {@code patient}; what is missing stays empty. */
    public static SourceWords of(Patient patient) {
        Optional<CitizenId> citizen = patient.getIdentifier().stream()
                .filter(identifier -> NATIONAL_ID.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .filter(value -> value != null)
                .flatMap(value -> CitizenId.in(value).stream())
                .findFirst();
        String birthDate =
                patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : "";
        String name = patient.hasName() ? FoldedName.of(spoken(patient.getNameFirstRep())) : "";
        return new SourceWords(citizen, birthDate, name);
    }

    private static String spoken(HumanName name) {
        return name.hasText() ? name.getText() : name.getNameAsSingleString();
    }

    /** Without the values, which are personal. */
    @Override
    public String toString() {
        return "SourceWords";
    }
}
