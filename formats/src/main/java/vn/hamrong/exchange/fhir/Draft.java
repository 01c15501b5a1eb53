package vn.hamrong.exchange.fhir;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.hl7.Hl7Message;

/**
 * The Bundle being written. Every resource enters with a condition, so that the whole may be repeated; the same condition
 * twice gives the same resource twice.
 */
final class Draft {
    private final Sender sender;
    private final Hl7Message message;
    private final Entries entries;
    private final Map<String, String> mrns = new HashMap<>();
    private final Bundle envelope = new Bundle();
    private @Nullable PatientMerge merge;

    Draft(Sender sender, Hl7Message message) {
        this.sender = sender;
        this.message = message;
        this.entries = new Entries(sender.facility());
    }

    Sender sender() {
        return sender;
    }

    /** MSH-9.1, as in {@code ADT}. */
    String type() {
        return message.type();
    }

    /** MSH-9.2, as in {@code A01}. */
    String event() {
        return message.event();
    }

    /** MSH-10. */
    String controlId() {
        return message.header().field(10).text();
    }

    /**
     * The resource with that identifier, as the message's last word on it: new, or the one already in this Bundle. Written
     * with {@code PUT Type?identifier=…}.
     */
    <T extends DomainResource> T keyed(Supplier<T> fresh, Identifier identifier) {
        return entries.keyed(fresh, identifier);
    }

    /** As {@link #keyed}, but written only when nobody has it yet: {@code POST} with {@code ifNoneExist}. */
    <T extends DomainResource> T ifNew(Supplier<T> fresh, Identifier identifier) {
        return entries.ifNew(fresh, identifier);
    }

    /**
     * A new resource that v2 gives no number: it gets one made of the facility, the patient and {@code parts}. Equal parts
     * in one message are told apart by their order.
     *
     * @param parts what makes it this one and no other, stable from message to message
     */
    <T extends DomainResource> T derived(Supplier<T> fresh, Line line, String... parts) {
        return entries.derived(fresh, mrn(line) + "|" + String.join("|", parts));
    }

    /** As {@link #derived}, but shared: equal parts give the same resource, written only when nobody has it yet. */
    <T extends DomainResource> T sharedIfNew(Supplier<T> fresh, String... parts) {
        T resource = fresh.get();
        String base = resource.fhirType() + "|" + String.join("|", parts);
        return entries.ifNew(() -> resource, entries.derivedIdentifier(base));
    }

    /** A resource whose type has no identifier: {@code PUT Type/<uuid>}, the UUID made of {@code parts}. */
    <T extends DomainResource> T fixed(T resource, String... parts) {
        String id = uuid(resource.fhirType() + "|" + String.join("|", parts)).toString();
        resource.setId(id);
        entries.add(resource.fhirType() + "/" + id, resource, HTTPVerb.PUT);
        return resource;
    }

    /** What a reference made here points to: in this Bundle, or contained in {@code owner}. */
    Optional<Resource> target(Reference reference, DomainResource owner) {
        String url = reference.getReference();
        for (Resource contained : owner.getContained()) {
            if (("#" + contained.getIdElement().getIdPart()).equals(url)) {
                return Optional.of(contained);
            }
        }
        return entries.target(url);
    }

    /** A reference to a resource of this Bundle. */
    Reference reference(DomainResource resource) {
        return entries.reference(resource);
    }

    /** The patient the line speaks of. */
    Optional<Patient> patient(Line line) {
        return line.patient()
                .flatMap(Line::resource)
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast);
    }

    Optional<Reference> patientReference(Line line) {
        return patient(line).map(this::reference);
    }

    /** The visit the line speaks of: the last PV1 of its patient before it, or the only one. */
    Optional<Encounter> encounter(Line line) {
        return line.visit()
                .flatMap(Line::resource)
                .filter(Encounter.class::isInstance)
                .map(Encounter.class::cast);
    }

    Optional<Reference> encounterReference(Line line) {
        return encounter(line).map(this::reference);
    }

    /** The medical record number of the patient the line speaks of; empty when unknown. */
    String mrn(Line line) {
        return line.patient()
                .map(pid -> mrns.getOrDefault("PID#" + pid.ordinal(), ""))
                .orElse("");
    }

    void mrn(Line pid, String mrn) {
        mrns.put("PID#" + pid.ordinal(), mrn);
    }

    /** What tells this visit from others of the patient: its number, or nothing. */
    String visitKey(Line line) {
        return encounter(line).map(e -> e.getIdentifierFirstRep().getValue()).orElse("");
    }

    /** Which message it was and when it was made; source: the official map MSH[Bundle]. */
    void identify(Datum controlId, Datum made) {
        Identifiers.plain(controlId, "control-id", "Bundle.identifier").ifPresent(envelope::setIdentifier);
        Times.instant(made, "Bundle.timestamp").ifPresent(envelope::setTimestampElement);
    }

    void merged(PatientMerge both) {
        merge = both;
    }

    Optional<PatientMerge> merge() {
        return Optional.ofNullable(merge);
    }

    /** A UUID made of the facility and {@code key}: always the same. */
    UUID uuid(String key) {
        return entries.uuid(key);
    }

    /** The finished transaction: patients first, the message's own header last. */
    Bundle bundle() {
        Bundle bundle = envelope.setType(Bundle.BundleType.TRANSACTION);
        entries.into(bundle);
        return bundle;
    }

    /** A number for something of this patient that v2 gives none; equal parts give the same one. */
    Identifier derivedNumber(Line line, String... parts) {
        return entries.derivedIdentifier(mrn(line) + "|" + String.join("|", parts));
    }
}
