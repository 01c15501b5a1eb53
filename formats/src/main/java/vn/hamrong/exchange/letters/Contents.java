package vn.hamrong.exchange.letters;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Invoice;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import vn.hamrong.exchange.fhir.Uris;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * What of one hospital's message is told to another: what the message itself said, and of that only what the matter
 * needs. Numbers that only the sender understands stay with the sender.
 */
public final class Contents {
    /** Numbers of a person that every hospital understands. */
    private static final Set<String> NATIONAL =
            Set.of(Uris.NATIONAL_ID, Uris.OLD_CITIZEN_ID, Uris.INSURANCE, Uris.PASSPORT);

    private final Bundle read;
    private final PatientId patient;
    private final Instant at;

    /**
     * Of a message as it was read, with the sender's own {@code Patient} in it; the bundle is left as it is.
     *
     * @param patient who that is in the province
     * @param at when the hub took the message
     */
    public Contents(Bundle read, PatientId patient, Instant at) {
        this.read = read;
        this.patient = patient;
        this.at = at;
    }

    /** An order for another hospital, under the hub's own number instead of the sender's. */
    public Payload referral(ServiceRequest order, String number) {
        Identifier own = typed("PLAC").setSystem(Uris.REFERRAL).setValue(number);
        ServiceRequest told = order.copy();
        told.setIdentifier(new ArrayList<>(List.of(own)));
        Bundle bundle = begin(List.of(new Identifier().setSystem(Uris.REFERRAL).setValue(number)));
        add(bundle, order, told);
        new Payload(read)
                .targets(List.of(order.getRequester()), Practitioner.class)
                .forEach(person -> add(bundle, person, person.copy()));
        entries(List.of(Encounter.class, Condition.class)).forEach(one -> add(bundle, one, one.copy()));
        return alone(bundle);
    }

    /**
     * A result for the hospital that ordered it, under that hospital's own numbers.
     *
     * @param placer the number that the receiver gave its order, with its own system
     */
    public Payload result(DiagnosticReport report, Identifier placer, FacilityCode receiver, String mrn) {
        Bundle bundle =
                begin(List.of(new Identifier().setSystem(Uris.mrn(receiver)).setValue(mrn)));
        DiagnosticReport answer = report.copy();
        answer.setIdentifier(new ArrayList<>());
        OrderLines.typed(report.getIdentifier(), "FILL").ifPresent(answer::addIdentifier);
        add(bundle, report, answer);
        Payload all = new Payload(read);
        if (all.targets(report.getBasedOn(), ServiceRequest.class).findAny().isEmpty()) {
            mention(placer, answer, bundle);
        }
        all.targets(report.getBasedOn(), ServiceRequest.class).forEach(order -> {
            ServiceRequest told = order.copy();
            Optional<Identifier> filler = OrderLines.typed(order.getIdentifier(), "FILL");
            told.setIdentifier(new ArrayList<>(List.of(placer)));
            filler.ifPresent(told::addIdentifier);
            add(bundle, order, told);
        });
        all.targets(report.getSpecimen(), Specimen.class)
                .distinct()
                .forEach(specimen -> add(bundle, specimen, specimen.copy()));
        all.targets(report.getResult(), Observation.class).forEach(value -> add(bundle, value, value.copy()));
        return alone(bundle);
    }

    /** An order that the sender only names: the receiver knows what it is. */
    private static void mention(Identifier placer, DiagnosticReport answer, Bundle bundle) {
        ServiceRequest order = new ServiceRequest()
                .setStatus(ServiceRequest.ServiceRequestStatus.COMPLETED)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setCode(answer.getCode().copy());
        order.addIdentifier(placer);
        String name = placer.getSystem() + "|" + placer.getValue();
        String url = "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        bundle.addEntry().setFullUrl(url).setResource(order);
        answer.setBasedOn(new ArrayList<>(List.of(new Reference(url))));
    }

    /** A visit and its diagnoses. */
    public Payload visit() {
        return of(List.of(Encounter.class, Condition.class));
    }

    /** Documents. */
    public Payload document() {
        return of(List.of(DocumentReference.class, Encounter.class));
    }

    /** Charges and the invoice that adds them up. */
    public Payload charge() {
        return of(List.of(ChargeItem.class, Invoice.class, Encounter.class));
    }

    private Payload of(List<Class<? extends Resource>> types) {
        Bundle bundle = begin(List.of());
        entries(types).forEach(one -> add(bundle, one, one.copy()));
        return alone(bundle);
    }

    private Bundle begin(List<Identifier> numbers) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.COLLECTION).setTimestamp(Date.from(at));
        entries(List.of(Patient.class)).findFirst().ifPresent(own -> {
            Patient told = (Patient) own.copy();
            told.setId(patient.value());
            List<Identifier> known = new ArrayList<>(told.getIdentifier());
            known.removeIf(one -> !NATIONAL.contains(String.valueOf(one.getSystem())));
            known.addAll(numbers);
            told.setIdentifier(known);
            add(bundle, own, told);
        });
        return bundle;
    }

    private Stream<Resource> entries(List<Class<? extends Resource>> types) {
        return read.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(one -> types.stream().anyMatch(type -> type.isInstance(one)));
    }

    /** References to what is not told too lead nowhere: what they display stays. */
    private static Payload alone(Bundle bundle) {
        Set<String> here = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .collect(Collectors.toSet());
        FhirTerser terser = FhirContext.forR4Cached().newTerser();
        bundle.getEntry().stream()
                .flatMap(entry ->
                        terser.getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class).stream())
                .filter(reference -> reference.hasReference()
                        && !reference.getReference().startsWith("#")
                        && !here.contains(reference.getReference()))
                .forEach(reference -> reference.setReference(null).setResource(null));
        return new Payload(bundle);
    }

    private void add(Bundle bundle, Resource original, Resource told) {
        read.getEntry().stream()
                .filter(entry -> entry.getResource() == original)
                .findFirst()
                .ifPresent(entry ->
                        bundle.addEntry().setFullUrl(entry.getFullUrl()).setResource(told));
    }

    private static Identifier typed(String code) {
        Identifier number = new Identifier();
        number.getType()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v2-0203")
                .setCode(code);
        return number;
    }
}
