package vn.hamrong.exchange.routes.delivery;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.SourceRecords;
import vn.hamrong.exchange.fhir.DirectWrites;
import vn.hamrong.exchange.fhir.Uris;
import vn.hamrong.exchange.routes.apply.Onward.Applied;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;

/**
 * Orders and reports that a hospital writes over FHIR by itself, told like those of its messages: with its own words on
 * the patient, and with what else of its own the order or the report refers to.
 */
public final class DirectCorrespondence implements DirectWrites {
    private static final String TYPE = "FHIR^write";

    private final Correspondence correspondence;
    private final SourceRecords sources;
    private final Clock clock;

    /** Tells through {@code correspondence}. */
    public DirectCorrespondence(Correspondence correspondence, SourceRecords sources, Clock clock) {
        this.correspondence = correspondence;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public void written(Written one) {
        WrittenParts parts = new WrittenParts(one);
        if (correspondence.concerns(one.facility(), parts.addressing())) {
            numbered(one);
            PatientId patient = sources.standing(one.patient());
            Optional<SourceRecord> known = words(one.facility(), patient);
            known.ifPresent(record -> parts.about(patient(record)));
            Applied applied = applied(one, known.map(SourceRecord::mrn).orElse(""), patient, parts.whole());
            if (known.isEmpty()) {
                correspondence.unknown(applied);
            } else {
                correspondence.tell(applied);
            }
        }
    }

    private Applied applied(Written one, String mrn, PatientId patient, Bundle whole) {
        return new Applied(
                one.facility(), JournalNumber.NONE, one.version(), TYPE, clock.instant(), mrn, patient, whole);
    }

    /** An order without a number of the hospital's own goes by its name in the hub. */
    private static void numbered(Written one) {
        if (one.resource() instanceof ServiceRequest order
                && MessageParts.placer(order.getIdentifier()).isEmpty()) {
            order.getIdentifier()
                    .add(
                            0,
                            MessageParts.typed(new Identifier()
                                    .setSystem(Uris.local(one.facility(), "ServiceRequest"))
                                    .setValue(new IdType(one.version()).getIdPart())));
        }
    }

    /** Its latest words on the patient. */
    private Optional<SourceRecord> words(FacilityCode hospital, PatientId patient) {
        return sources.of(patient).stream()
                .filter(record -> record.hospital().equals(hospital))
                .reduce((older, newer) -> newer);
    }

    private static Patient patient(SourceRecord record) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Patient.class, record.demographics());
    }
}
