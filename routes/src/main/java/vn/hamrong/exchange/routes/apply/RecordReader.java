package vn.hamrong.exchange.routes.apply;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.fhir.Hl7ToFhir;
import vn.hamrong.exchange.fhir.Sender;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.exchange.hl7.EnvelopeReader;

/** Reads HL7 v2: the envelope again (a person may have corrected it), then the whole message. */
public final class RecordReader implements Reader {
    /** Messages that say that two numbers are one patient (HL7 v2.5.1 §3.3). */
    private static final Set<String> MERGES =
            Set.of("ADT^A18", "ADT^A30", "ADT^A34", "ADT^A36", "ADT^A39", "ADT^A40", "ADT^A46", "ADT^A47");

    private static final Pattern MERGE_GROUP = Pattern.compile("(?m)^MRG\\b");

    private final Hospitals hospitals;

    /** Reads each hospital in its own dialect. */
    public RecordReader(Hospitals hospitals) {
        this.hospitals = hospitals;
    }

    @Override
    public Reading read(WaitingMessage message) {
        Dialect dialect = hospitals
                .find(message.hospital())
                .map(hospital -> hospital.dialect())
                .orElse(Dialect.PLAIN);
        return new EnvelopeReader(dialect, true)
                .read(message.content())
                .match(
                        read -> convert(message, read.envelope(), dialect),
                        refused -> new Reading.Puzzling(refused.refusal().english()));
    }

    private static Reading convert(WaitingMessage message, Envelope envelope, Dialect dialect) {
        return CharacterSets.decode(message.content(), dialect.charset())
                .match(
                        text -> convert(text.text(), envelope, new Sender(message.hospital(), dialect)),
                        undecodable ->
                                new Reading.Puzzling(undecodable.refusal().english()));
    }

    private static Reading convert(String text, Envelope envelope, Sender sender) {
        return Hl7ToFhir.convert(text, sender)
                .match(
                        converted -> ofSeveral(text, converted)
                                .<Reading>map(Reading.Puzzling::new)
                                .orElseGet(() -> judge(converted, envelope)),
                        refused -> new Reading.Puzzling("cannot be converted: " + refused.reason()));
    }

    /**
     * Why the message cannot be filed under its one patient. The lanes, the index of patients and the merge know one
     * number a message: what it says of others would be written past them.
     */
    private static Optional<String> ofSeveral(String text, Conversion.Converted converted) {
        long patients = converted.bundle().getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Patient)
                .count();
        if (patients > 1) {
            return Optional.of("the message speaks of " + patients + " patients: have it sent as one message each");
        }
        return MERGE_GROUP.matcher(text).results().count() > 1
                ? Optional.of("the message merges more than one number: have it sent as one message each")
                : Optional.empty();
    }

    private static Reading judge(Conversion.Converted converted, Envelope envelope) {
        if (converted.bundle().getEntry().stream().allMatch(entry -> entry.getResource() instanceof MessageHeader)) {
            return new Reading.Puzzling("nothing in the message can become part of a record");
        }
        boolean aboutSomebody =
                converted.bundle().getEntry().stream().anyMatch(entry -> entry.getResource() instanceof Patient);
        if (aboutSomebody && envelope.mrn().isEmpty()) {
            return new Reading.Puzzling("PID-3 names no medical record number: nobody to file it under");
        }
        boolean merge = MERGES.contains(envelope.type());
        if (merge && envelope.priorMrn().isEmpty()) {
            return new Reading.Puzzling("MRG-1 names no prior number: nothing to merge");
        }
        if (merge && !aboutSomebody) {
            return new Reading.Puzzling("no PID says which number survives: nobody to merge into");
        }
        Optional<String> prior = merge ? envelope.priorMrn() : Optional.empty();
        boolean registers = envelope.type().startsWith("ADT");
        return new Reading.Understood(
                envelope.type(),
                envelope.mrn(),
                converted.bundle(),
                converted.receipt(),
                prior,
                envelope.visit(),
                registers);
    }
}
