package vn.hamrong.exchange.routes.apply;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.exchange.fhir.IncomingPatients;
import vn.hamrong.exchange.fhir.message.OwnNumbers;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.UnitOfWork;

/** What a hospital says of a patient over FHIR goes the same way as what it says over HL7: source record, then index. */
public final class RegisteredPatients implements IncomingPatients {
    private static final int TRIES = 5;

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

    private static String mrn(Patient patient) {
        return OwnNumbers.of(patient)
                .orElseThrow(
                        () -> new IllegalArgumentException("a patient needs an identifier of at most 100 characters"));
    }
}
