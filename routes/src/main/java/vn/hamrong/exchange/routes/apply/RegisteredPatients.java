package vn.hamrong.exchange.routes.apply;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.exchange.fhir.IncomingPatients;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.UnitOfWork;

/** What a hospital says of a patient over FHIR goes the same way as what it says over HL7: source record, then index. */
public final class RegisteredPatients implements IncomingPatients {
    private static final Set<String> OWN_NUMBER_TYPES = Set.of("MR", "PI");
    private static final int TRIES = 5;
    private static final int MRN_MAX = 100;

    private final PatientIndex index;
    private final ClinicalRecord record;
    private final UnitOfWork unit;
    private final Predicate<RuntimeException> collision;
    private final Clock clock;

    /**
     * Registers through these.
     *
     * @param collision whether two units met and one of them must run again
     */
    public RegisteredPatients(
            PatientIndex index,
            ClinicalRecord record,
            UnitOfWork unit,
            Predicate<RuntimeException> collision,
            Clock clock) {
        this.index = index;
        this.record = record;
        this.unit = unit;
        this.collision = collision;
        this.clock = clock;
    }

    @Override
    public Registered register(FacilityCode facility, Patient patient) {
        String mrn = mrn(patient);
        for (int attempt = 1; ; attempt++) {
            try {
                return unit.inOne(() -> write(facility, mrn, patient));
            } catch (RuntimeException e) {
                if (attempt == TRIES || !collision.test(e)) {
                    throw e;
                }
            }
        }
    }

    private Registered write(FacilityCode facility, String mrn, Patient patient) {
        PatientIndex.Located located = index.locate(
                new PatientIndex.Saying(facility, mrn, patient, true, JournalNumber.NONE, clock.instant()));
        located.changed()
                .ifPresent(shared ->
                        record.save(facility, List.of(RecordWriter.patients(Map.of(located.patient(), shared)))));
        return new Registered(located.patient(), located.created());
    }

    /** The hospital's own number: of type MR or PI, else whatever number it gave first, with its system. */
    private static String mrn(Patient patient) {
        String number = patient.getIdentifier().stream()
                .filter(RegisteredPatients::isOwnNumber)
                .map(Identifier::getValue)
                .findFirst()
                .orElseGet(() -> patient.getIdentifier().stream()
                        .filter(Identifier::hasValue)
                        .map(identifier -> identifier.getSystem() + "|" + identifier.getValue())
                        .findFirst()
                        .orElse(""));
        if (number.isEmpty() || number.length() > MRN_MAX) {
            throw new IllegalArgumentException("a patient needs an identifier of at most 100 characters");
        }
        return number;
    }

    private static boolean isOwnNumber(Identifier identifier) {
        return identifier.hasValue()
                && identifier.getType().getCoding().stream()
                        .anyMatch(type -> OWN_NUMBER_TYPES.contains(type.getCode()));
    }
}
