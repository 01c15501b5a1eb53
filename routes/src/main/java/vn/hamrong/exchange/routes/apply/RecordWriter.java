package vn.hamrong.exchange.routes.apply;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import vn.hamrong.exchange.Lanes;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.exchange.desk.MessageKeys;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.exchange.patients.Link;
import vn.hamrong.exchange.patients.NumberMerges;
import vn.hamrong.shared.Event;
import vn.hamrong.shared.Events;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/**
 * The effect of messages, all of it in the open unit of work: source record, shared patient, clinical resources, the
 * journal's state, the event.
 */
public final class RecordWriter {
    private final PatientIndex index;
    private final NumberMerges merges;
    private final ClinicalRecord record;
    private final Lanes lanes;
    private final Events events;
    private final MessageKeys keys;
    private final Onward onward;
    private final Clock clock;

    /** Writes through these. */
    public RecordWriter(
            PatientIndex index, NumberMerges merges, ClinicalRecord record, Journalling journalling, Clock clock) {
        this.index = index;
        this.merges = merges;
        this.record = record;
        this.lanes = journalling.lanes();
        this.events = journalling.events();
        this.onward = journalling.onward();
        this.keys = journalling.keys();
        this.clock = clock;
    }

    /** Where the effect is noted. */
    public record Journalling(Lanes lanes, Events events, MessageKeys keys, Onward onward) {}

    /** A message and what was read in it. */
    public record Item(WaitingMessage message, Reading.Understood reading) {}

    /** Writes the effects of several messages of one hospital, in order. */
    public void write(FacilityCode hospital, List<Item> items) {
        Instant now = clock.instant();
        Map<PatientId, Patient> changedPatients = new LinkedHashMap<>();
        Map<String, SourceRecord> known = index.known(hospital, numbers(items));
        // Before the bundles are used up.
        List<MessageKeys.Said> said = items.stream().flatMap(BundleKeys::of).toList();
        List<Bundle> bundles = new ArrayList<>();
        for (Item item : items) {
            bundles.add(clinical(item, now, known, changedPatients));
        }
        if (!changedPatients.isEmpty()) {
            bundles.add(0, patients(changedPatients));
        }
        record.save(hospital, bundles);
        items.forEach(item -> merge(item, now));
        lanes.applied(
                items.stream()
                        .map(item ->
                                new Lanes.Applied(item.message(), item.reading().receipt()))
                        .toList(),
                now);
        events.addAll(items.stream().map(item -> applied(item, now)).toList());
        keys.add(said);
    }

    private static Set<String> numbers(List<Item> items) {
        return items.stream()
                .filter(item -> item.reading().bundle().getEntry().stream()
                        .anyMatch(entry -> entry.getResource() instanceof Patient))
                .map(item -> item.reading().mrn())
                .collect(Collectors.toSet());
    }

    /** The message's bundle with its patient replaced by the shared one, and its origin on every resource. */
    private Bundle clinical(
            Item item, Instant now, Map<String, SourceRecord> known, Map<PatientId, Patient> changedPatients) {
        Bundle bundle = item.reading().bundle();
        Optional<BundleEntryComponent> own = bundle.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Patient)
                .findFirst();
        own.ifPresent(entry -> {
            PatientIndex.Located located = index.locate(
                    saying(item, (Patient) entry.getResource(), now),
                    Optional.ofNullable(known.get(item.reading().mrn())));
            onward.tell(applied(item, located.patient()));
            located.changed().ifPresent(patient -> changedPatients.put(located.patient(), patient));
            bundle.getEntry().remove(entry);
            point(bundle, entry.getFullUrl(), "Patient/" + located.patient().value());
        });
        // The journal is the record of the message itself; storing its header as a resource too would say it twice.
        bundle.getEntry()
                .removeIf(entry -> "MessageHeader".equals(entry.getResource().fhirType()));
        bundle.getEntry().forEach(entry -> entry.getResource().getMeta().setSource(origin(item)));
        return bundle;
    }

    private static PatientIndex.Saying saying(Item item, Patient words, Instant now) {
        return new PatientIndex.Saying(
                item.message().hospital(),
                item.reading().mrn(),
                words,
                item.reading().registers(),
                item.message().number(),
                now);
    }

    private static Onward.Applied applied(Item item, PatientId patient) {
        WaitingMessage message = item.message();
        return new Onward.Applied(
                message.hospital(),
                message.number(),
                message.type(),
                message.receivedAt(),
                item.reading().mrn(),
                patient,
                item.reading().bundle());
    }

    private static String origin(Item item) {
        return "urn:hamrong:journal:" + item.message().number().value() + "#"
                + URLEncoder.encode(item.reading().mrn(), StandardCharsets.UTF_8);
    }

    private static void point(Bundle bundle, String from, String to) {
        for (BundleEntryComponent entry : bundle.getEntry()) {
            References.in(entry.getResource()).forEach(reference -> repoint(reference, from, to));
        }
    }

    private static void repoint(IBaseReference reference, String from, String to) {
        if (from.equals(reference.getReferenceElement().getValue())) {
            reference.setReference(to);
            reference.setResource(null);
        }
    }

    static Bundle patients(Map<PatientId, Patient> changed) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.TRANSACTION);
        changed.forEach((id, patient) -> put(bundle, id, patient));
        return bundle;
    }

    private static void put(Bundle bundle, PatientId id, Resource patient) {
        bundle.addEntry()
                .setFullUrl("Patient/" + id.value())
                .setResource(patient)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl("Patient/" + id.value());
    }

    /** Ends the prior number of a merge: its resources go to the survivor's patient. */
    private void merge(Item item, Instant now) {
        FacilityCode hospital = item.message().hospital();
        item.reading()
                .priorMrn()
                .filter(prior -> !prior.equals(item.reading().mrn()))
                .ifPresent(prior -> merges.numbers(
                        new Link.Numbers(hospital, prior, item.reading().mrn()),
                        item.message().number(),
                        new Link.Mark(hospital.value(), now, item.reading().type())));
    }

    private static Event applied(Item item, Instant now) {
        WaitingMessage message = item.message();
        String source = "journal:" + message.number().value();
        return new Event(
                UUID.nameUUIDFromBytes(("exchange.message-applied|" + source).getBytes(StandardCharsets.UTF_8)),
                "exchange.message-applied",
                1,
                message.hospital(),
                now,
                source,
                Map.of("type", message.type(), "channel", message.channel()));
    }
}
