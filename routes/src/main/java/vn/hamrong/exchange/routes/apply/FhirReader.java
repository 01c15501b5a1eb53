package vn.hamrong.exchange.routes.apply;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.exchange.ConversionReceipt;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.exchange.fhir.message.FhirMessage;
import vn.hamrong.exchange.fhir.message.FhirMessageReader;
import vn.hamrong.exchange.fhir.message.MessageTransaction;

/** Reads FHIR messages, and gives all others to the reader for them. */
public final class FhirReader implements Reader {
    private static final int VERSION = 1;

    /** Nothing is converted: what FHIR knows is stored as it is. */
    private static final ConversionReceipt AS_IT_IS = new ConversionReceipt(VERSION, List.of(), List.of(), List.of());

    private final Reader others;

    /** Before {@code others}. */
    public FhirReader(Reader others) {
        this.others = others;
    }

    @Override
    public Reading read(WaitingMessage message) {
        return isFhir(message) ? readFhir(message) : others.read(message);
    }

    /** What a person tries out at the desk has no type yet; no HL7 message begins with a brace. */
    private static boolean isFhir(WaitingMessage message) {
        return message.type().isEmpty()
                ? message.content().length > 0 && message.content()[0] == '{'
                : message.type().startsWith(FhirMessageReader.TYPE);
    }

    private static Reading readFhir(WaitingMessage message) {
        return FhirMessageReader.read(message.content(), message.channel())
                .match(
                        read -> judge(message, read),
                        refused -> new Reading.Puzzling(refused.refusal().english()));
    }

    private static Reading judge(WaitingMessage message, FhirMessage.Read read) {
        String id = message.channel() + "|" + read.envelope().controlId();
        return MessageTransaction.of(read.bundle(), message.hospital(), id)
                .match(
                        whole -> new Reading.Understood(
                                read.envelope().type(),
                                read.envelope().mrn(),
                                whole.transaction(),
                                AS_IT_IS,
                                Optional.empty(),
                                read.envelope().visit(),
                                describes(whole.transaction())),
                        faulty -> new Reading.Puzzling(faulty.fault()));
    }

    /** A patient without a name is only referred to. */
    private static boolean describes(Bundle transaction) {
        return transaction.getEntry().stream()
                .anyMatch(entry -> entry.getResource() instanceof Patient patient && patient.hasName());
    }
}
