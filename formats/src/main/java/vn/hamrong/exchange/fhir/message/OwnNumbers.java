package vn.hamrong.exchange.fhir.message;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** The hospital's own number of a patient it describes in FHIR. */
public final class OwnNumbers {
    private static final Set<String> TYPES = Set.of("MR", "PI");
    private static final int LONGEST = 100;

    private OwnNumbers() {}

    /** Of type MR or PI, else whatever number it gave first, with its system; empty for none of 1 to 100 characters. */
    public static Optional<String> of(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(OwnNumbers::isOwn)
                .map(Identifier::getValue)
                .findFirst()
                .or(() -> patient.getIdentifier().stream()
                        .filter(Identifier::hasValue)
                        .map(identifier -> identifier.getSystem() + "|" + identifier.getValue())
                        .findFirst())
                .filter(number -> !number.isEmpty() && number.length() <= LONGEST);
    }

    private static boolean isOwn(Identifier identifier) {
        return identifier.hasValue()
                && identifier.getType().getCoding().stream().anyMatch(type -> TYPES.contains(type.getCode()));
    }
}
