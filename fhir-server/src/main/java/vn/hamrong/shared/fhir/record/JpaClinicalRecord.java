package vn.hamrong.shared.fhir.record;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** The clinical record in HAPI's JPA tables, written inside the hub's own transaction. */
public final class JpaClinicalRecord implements ClinicalRecord {
    private final OnePass onePass;
    private final FhirTransactions fhir;
    private final SubjectMove moves;
    private final Lasting lasting = new Lasting();

    public JpaClinicalRecord(OnePass onePass, FhirTransactions fhir, SubjectMove moves) {
        this.onePass = onePass;
        this.fhir = fhir;
        this.moves = moves;
    }

    @Override
    public void save(FacilityCode facility, List<Bundle> transactions) {
        for (Bundle transaction : Transaction.gather(transactions, identity -> lasting.find(facility, identity))) {
            transaction.getEntry().forEach(JpaClinicalRecord::keepOrigin);
            // HAPI rewrites what it is given: remember what was asked.
            List<Optional<Identity>> asked =
                    transaction.getEntry().stream().map(Identity::of).toList();
            List<String> stored = onePass.run(facility, transaction).orElseGet(() -> run(facility, transaction));
            lasting.learnAfterCommit(facility, asked, stored);
        }
    }

    @Override
    public void moveSubject(FacilityCode facility, PatientId from, String mrn, PatientId to) {
        moves.move(facility, from, mrn, to);
    }

    /** HAPI cuts {@code meta.source} at {@code #} and puts its own request id there. */
    private static void keepOrigin(BundleEntryComponent entry) {
        Meta meta = entry.getResource().getMeta();
        if (meta.hasSource()) {
            meta.setSource(meta.getSource().replace('#', ':'));
        }
    }

    /** By HAPI's own transaction: it takes any condition. */
    private List<String> run(FacilityCode facility, Bundle transaction) {
        Bundle answered = fhir.run(facility, transaction);
        List<String> stored = answered.getEntry().stream()
                .map(entry -> new IdType(entry.getResponse().getLocation())
                        .toUnqualifiedVersionless()
                        .getValue())
                .toList();
        nothingLost(stored);
        return stored;
    }

    /** Two identities may still lead to one resource, when it has both numbers; HAPI then drops one in silence. */
    private static void nothingLost(List<String> stored) {
        Set<String> written = new HashSet<>();
        for (String name : stored) {
            if (!written.add(name)) {
                throw new IllegalStateException(
                        "two entries of a transaction ended in one " + new IdType(name).getResourceType());
            }
        }
    }
}
