package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.fhir.IncomingMessages;
import vn.hamrong.exchange.fhir.IncomingMessages.Taken;
import vn.hamrong.exchange.fhir.message.FhirMessage;
import vn.hamrong.exchange.fhir.message.FhirMessageReader;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.fhir.Caller;
import vn.hamrong.shared.fhir.Callers;
import vn.hamrong.shared.fhir.security.Permission;
import vn.hamrong.shared.fhir.security.SmartScopes;

/**
 * Where hospitals hand in FHIR messages: kept byte for byte and committed before the answer, which names the journal number.
 * The token must allow to write each type that the message carries.
 *
 * <p>Source: FHIR R4, "Messaging using FHIR Resources"; operation {@code $process-message}, synchronous.
 */
public final class MessageDoor {
    private static final Logger LOG = LoggerFactory.getLogger(MessageDoor.class);
    private static final int UNAVAILABLE = 503;

    private final IncomingMessages incoming;

    public MessageDoor(IncomingMessages incoming) {
        this.incoming = incoming;
    }

    /** The body is taken as it is: what is kept must be what was sent. */
    @Operation(name = "$process-message", manualRequest = true)
    public Bundle process(RequestDetails request) {
        Caller caller = Callers.find(request).orElseThrow(() -> new ForbiddenOperationException("no caller"));
        byte[] content = request.loadRequestContents();
        FhirMessage message = FhirMessageReader.read(content, caller.client());
        boolean allowed = message.match(read -> mayWrite(caller, read.bundle()), refused -> true);
        if (!allowed) {
            throw new ForbiddenOperationException("the token's scopes do not allow this");
        }
        return take(new IncomingMessages.Sent(caller.facility(), caller.client(), content, message))
                .match(
                        accepted -> MessageAnswer.kept(message.id(), accepted.number()),
                        refused -> refuse(refused.number(), refused.vietnamese(), refused.english()),
                        conflict -> refuse(
                                conflict.number(),
                                "mã thông điệp đã dùng cho nội dung khác, giữ lại chờ người xem xét",
                                "the message's id was used for other content, it is kept for a person to judge"));
    }

    private Taken take(IncomingMessages.Sent sent) {
        try {
            return incoming.take(sent);
        } catch (IncomingMessages.NotKept e) {
            LOG.error("a FHIR message of {} was answered {}: the journal cannot keep it", sent.facility(), UNAVAILABLE);
            throw BaseServerResponseException.newInstance(UNAVAILABLE, "the journal cannot keep messages now");
        }
    }

    private static boolean mayWrite(Caller caller, Bundle message) {
        SmartScopes scopes = SmartScopes.of(caller.scopes());
        return message.getEntry().stream()
                .filter(Bundle.BundleEntryComponent::hasResource)
                .map(entry -> entry.getResource().fhirType())
                .filter(type -> !type.equals("MessageHeader"))
                .distinct()
                .allMatch(type -> scopes.allow(type, Permission.CREATE)
                        && (type.equals("Patient") || scopes.allow(type, Permission.UPDATE)));
    }

    private static Bundle refuse(JournalNumber number, String vietnamese, String english) {
        throw new UnprocessableEntityException(vietnamese + " / " + english + ": " + number.value());
    }
}
