package vn.hamrong.shared.fhir;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.exchange.fhir.IncomingPatients;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.record.Messages;

/** Source records in a map: the first with an MRN makes the patient. */
final class TestPatients implements IncomingPatients {
    private final Map<String, PatientId> known = new ConcurrentHashMap<>();
    private final ObjectProvider<ClinicalRecord> record;
    private final PlatformTransactionManager transactions;

    TestPatients(ObjectProvider<ClinicalRecord> record, PlatformTransactionManager transactions) {
        this.record = record;
        this.transactions = transactions;
    }

    @Override
    public Registered register(FacilityCode facility, Patient patient) {
        String own = "http://hamrong.vn/fhir/sid/" + facility.value() + "/mrn";
        String mrn = patient.getIdentifier().stream()
                .filter(identifier -> own.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no MRN"));
        AtomicBoolean created = new AtomicBoolean();
        PatientId id = known.computeIfAbsent(own + mrn, key -> {
            created.set(true);
            return add(facility);
        });
        return new Registered(id, created.get());
    }

    private PatientId add(FacilityCode facility) {
        PatientId id = Messages.newPatient();
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> record.getObject().save(facility, List.of(Messages.patient(id, facility))));
        return id;
    }
}
