package vn.hamrong.exchange.routes.apply;

import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.WaitingMessage;

/** HL7 v2 messages to one reader, health-insurance files to another. */
public final class ReaderByType implements Reader {
    private final Reader messages;
    private final Reader dossiers;

    public ReaderByType(Reader messages, Reader dossiers) {
        this.messages = messages;
        this.dossiers = dossiers;
    }

    @Override
    public Reading read(WaitingMessage message) {
        return (Envelope.isDossier(message.type()) ? dossiers : messages).read(message);
    }
}
