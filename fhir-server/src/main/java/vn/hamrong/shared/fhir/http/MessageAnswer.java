package vn.hamrong.shared.fhir.http;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.MessageHeaderResponseComponent;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import vn.hamrong.shared.JournalNumber;

/** The answer to a message: the same for the same message, however often it comes. */
final class MessageAnswer {
    /** The hub's number of a kept message. */
    static final String JOURNAL = "http://hamrong.vn/fhir/sid/journal";

    private MessageAnswer() {}

    /** The message of this id is committed under this number. */
    static Bundle kept(String messageId, JournalNumber number) {
        String journal = String.valueOf(number.value());
        String id = UUID.nameUUIDFromBytes((JOURNAL + "|" + journal).getBytes(StandardCharsets.UTF_8))
                .toString();
        MessageHeader header = new MessageHeader();
        header.setId(id);
        header.setEvent(new Coding("http://hamrong.vn/fhir/CodeSystem/message-event", "kept", null));
        header.getSource().setEndpoint("urn:hamrong:hub");
        header.setResponse(
                new MessageHeaderResponseComponent().setIdentifier(messageId).setCode(ResponseType.OK));
        Bundle answer = new Bundle().setType(BundleType.MESSAGE);
        answer.setIdentifier(new Identifier().setSystem(JOURNAL).setValue(journal));
        answer.addEntry().setFullUrl("urn:uuid:" + id).setResource(header);
        return answer;
    }
}
