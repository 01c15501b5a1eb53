package vn.hamrong.exchange.patient;

import ca.uhn.fhir.context.FhirContext;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.shared.PatientId;

/**
 * The one {@code Patient} of a citizen, derived from the hospitals' source records: demographics of the record that
 * changed last, the identifiers of all, and a tag for each facility that knows the person. Same records, same patient.
 */
public final class SharedPatient {

    private SharedPatient() {}

    /** Derives it from all records joined to {@code id}, at least one. */
    public static Patient of(PatientId id, List<SourceRecord> sources) {
        SourceRecord latest = sources.stream()
                .max(Comparator.comparing(SourceRecord::changedAt).thenComparing(SourceRecord::from))
                .orElseThrow(() -> new IllegalArgumentException("a shared patient has at least one source record"));
        Patient shared = parse(latest.demographics());
        shared.setId(id.value());
        shared.setMeta(knownBy(sources));
        shared.setIdentifier(identifiers(sources));
        shared.setActive(true);
        return shared;
    }

    /** What remains of {@code id} when its last source record moved to {@code survivor}. */
    public static Patient replaced(PatientId id, PatientId survivor, Patient last) {
        Patient gone = last.copy();
        gone.setId(id.value());
        gone.setActive(false);
        gone.setIdentifier(List.of());
        gone.addLink().setOther(new Reference("Patient/" + survivor.value())).setType(Patient.LinkType.REPLACEDBY);
        return gone;
    }

    private static Meta knownBy(List<SourceRecord> sources) {
        Meta meta = new Meta();
        sources.stream()
                .map(source -> source.hospital().value())
                .distinct()
                .sorted()
                .forEach(code ->
                        meta.addSecurity().setSystem(RecordTags.KNOWN_BY).setCode(code));
        return meta;
    }

    private static List<Identifier> identifiers(List<SourceRecord> sources) {
        Map<String, Identifier> distinct = new LinkedHashMap<>();
        for (SourceRecord source : sources) {
            for (Identifier identifier : parse(source.demographics()).getIdentifier()) {
                distinct.putIfAbsent(key(identifier), identifier);
            }
        }
        return List.copyOf(distinct.values());
    }

    private static String key(Identifier identifier) {
        return identifier.getSystem() + "|" + identifier.getValue() + "|"
                + identifier.getAssigner().getIdentifier().getValue();
    }

    private static Patient parse(String json) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Patient.class, json);
    }

    /** A hospital's own {@code Patient} as kept in its source record: JSON, without the server's id and meta. */
    public static String demographics(Patient patient) {
        Patient bare = patient.copy();
        bare.setId((String) null);
        bare.setMeta(null);
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bare);
    }
}
