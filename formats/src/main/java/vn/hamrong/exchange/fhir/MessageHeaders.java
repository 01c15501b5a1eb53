package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.MessageDestinationComponent;
import org.hl7.fhir.r4.model.MessageHeader.MessageSourceComponent;

/** MSH and SFT → MessageHeader; source: the official maps MSH[MessageHeader], SFT[MessageHeader]. */
final class MessageHeaders {
    private MessageHeaders() {}

    static void map(Line msh, Draft draft) {
        MessageHeader header = new MessageHeader();
        draft.fixed(header, msh.field(10).peek(), msh.field(7).peek(), draft.type());
        msh.became(header);
        event(msh.field(9), header);
        header.setSource(source(msh));
        HeaderDevices.sender(msh, header);
        Organizations.hd(msh.field(4), header, draft).ifPresent(header::setSender);
        destination(msh, header, draft);
        Organizations.xon(msh.field(22), header, draft).ifPresent(header::setResponsible);
        HeaderLabels.map(msh, header, draft);
        draft.identify(msh.field(10), msh.field(7));
    }

    static void software(Line sft, Draft draft) {
        sft.above(MessageHeader.class).ifPresent(header -> {
            sft.became(header);
            MessageSourceComponent source = header.getSource();
            if (!source.hasSoftware() && sft.field(3).hasText()) {
                source.setSoftware(sft.field(3).take("MessageHeader.source.software"));
                source.setVersion(sft.field(2).take("MessageHeader.source.version"));
            }
            HeaderDevices.software(sft, header);
        });
    }

    private static void event(Datum type, MessageHeader header) {
        String event =
                type.part(2).hasText() ? type.part(2).peek() : type.part(1).peek();
        String code = Texts.isCode(event) ? event : "unknown";
        Coding coding = new Coding().setSystem(CodeSystems.table("0003", code)).setCode(code);
        type.part(2).take("MessageHeader.eventCoding.code");
        type.part(1).take("MessageHeader.eventCoding.code");
        String structure = type.part(3).take("MessageHeader.eventCoding.display");
        coding.setDisplay(
                structure.isEmpty() ? type.part(1).peek() + "^" + type.part(2).peek() : structure);
        header.setEvent(coding);
    }

    private static MessageSourceComponent source(Line msh) {
        MessageSourceComponent source = new MessageSourceComponent();
        Datum application = msh.field(3);
        source.setName(application.part(1).take("MessageHeader.source.name"));
        Datum network = msh.field(24).isPresent() ? msh.field(24) : application;
        source.setEndpoint(endpoint(network, "MessageHeader.source.endpoint", "source"));
        return source;
    }

    private static void destination(Line msh, MessageHeader header, Draft draft) {
        Datum application = msh.field(5);
        Datum facility = msh.field(6);
        if (application.isAbsent() && facility.isAbsent()) {
            return;
        }
        MessageDestinationComponent destination = header.addDestination();
        destination.setName(application.part(1).take("MessageHeader.destination[0].name"));
        Datum network = msh.field(25).isPresent() ? msh.field(25) : application;
        destination.setEndpoint(endpoint(network, "MessageHeader.destination[0].endpoint", "destination"));
        Organizations.xon(msh.field(23), header, draft)
                .or(() -> Organizations.hd(facility, header, draft))
                .ifPresent(destination::setReceiver);
        HeaderDevices.receiver(msh, destination, header, draft);
    }

    /** MessageHeader demands an endpoint: the universal id, or a name of our own making. */
    private static String endpoint(Datum hd, String to, String role) {
        String universal = Systems.universal(hd);
        if (!universal.isEmpty()) {
            hd.part(2).take(to);
            return universal;
        }
        String sent = hd.part(2).peek();
        if (!sent.isEmpty() && Systems.escaped(sent).equals(sent)) {
            hd.part(2).take(to);
        }
        String name = sent.isEmpty() ? hd.part(1).peek() : sent;
        return Uris.local(hd.sender().facility(), "endpoint/" + (name.isEmpty() ? role : Systems.escaped(name)));
    }
}
