package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.MessageHeader;

/** EVN → the header of the message: who set it off, and why. */
final class Events {
    private Events() {}

    static void map(Line evn, Draft draft) {
        evn.above(MessageHeader.class).ifPresent(header -> {
            evn.became(header);
            Codes.concept(evn.field(4), "MessageHeader.reason").ifPresent(header::setReason);
            People.practitioner(evn.field(5), header, draft).ifPresent(header::setEnterer);
            if (!header.hasResponsible()) {
                Organizations.hd(evn.field(7), header, draft).ifPresent(header::setResponsible);
            }
        });
    }
}
