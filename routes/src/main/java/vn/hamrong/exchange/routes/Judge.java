package vn.hamrong.exchange.routes;

import java.time.Instant;
import java.util.Optional;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.hl7.ContentKeys;
import vn.hamrong.exchange.hl7.Reading;

/**
 * Everything that is judged before the answer, and nothing else: frame, sender, MSH, size and character set. No side
 * effects but the count of strangers' messages.
 */
final class Judge {
    private final Senders senders;
    private final PerMinute strangers;

    Judge(Senders senders, PerMinute strangers) {
        this.senders = senders;
        this.strangers = strangers;
    }

    Verdict judge(Arrival arrival, Instant at) {
        Sender sender = senders.of(arrival.peer());
        Reading reading = sender.reader().read(arrival.framed().content());
        Optional<Refusal> refusal = refusal(arrival, sender, reading);
        boolean last = sender.isStranger() || arrival.framed().fault().isPresent();
        return new Verdict(
                reading.header(),
                code(arrival, refusal),
                refusal,
                keep(arrival, sender, at).map(content -> message(sender, reading, content, at, refusal)),
                last,
                sender.dialect().conflictAnswer());
    }

    private Optional<Refusal> refusal(Arrival arrival, Sender sender, Reading reading) {
        Optional<Refusal> frame = arrival.framed().fault().map(FramingFault::refusal);
        Optional<Refusal> stranger = sender.isStranger() ? Optional.of(Refusals.STRANGER) : Optional.empty();
        return stranger.or(() -> frame)
                .or(() -> reading.match(read -> impostor(sender, read), refused -> Optional.of(refused.refusal())));
    }

    /** Whether the message speaks for another hospital than the one whose connection it came by. */
    private Optional<Refusal> impostor(Sender sender, Reading.Read read) {
        String facility = read.envelope().sendingFacility();
        if (!sender.maySayItIs(facility) && !sender.maySayItIs(namespace(facility))) {
            return Optional.of(Refusals.FOREIGN_FACILITY);
        }
        return senders.isAnotherHospital(read.mrnAuthority(), sender.hospital())
                ? Optional.of(Refusals.FOREIGN_AUTHORITY)
                : Optional.empty();
    }

    private static String namespace(String facility) {
        int end = facility.indexOf('^');
        return end < 0 ? facility : facility.substring(0, end);
    }

    /** A frame that came too slowly may be whole next time; whatever else is refused stays refused. */
    private static Acknowledgment code(Arrival arrival, Optional<Refusal> refusal) {
        if (arrival.framed().fault().equals(Optional.of(FramingFault.TOO_SLOW))) {
            return Acknowledgment.AE;
        }
        return refusal.isPresent() ? Acknowledgment.AR : Acknowledgment.AA;
    }

    private Optional<byte[]> keep(Arrival arrival, Sender sender, Instant at) {
        byte[] content = arrival.framed().content();
        boolean unfinished = arrival.framed().fault().equals(Optional.of(FramingFault.TOO_SLOW));
        if (content.length == 0 || unfinished || (sender.isStranger() && !strangers.take(at))) {
            return Optional.empty();
        }
        return Optional.of(content);
    }

    private static NewMessage message(
            Sender sender, Reading reading, byte[] content, Instant at, Optional<Refusal> refusal) {
        Envelope envelope = reading.envelope();
        Lane lane =
                refusal.isPresent() ? Lane.ofHospital(sender.hospital()) : new Lane(sender.hospital(), envelope.mrn());
        Optional<Lane> prior = envelope.priorMrn()
                .filter(number -> refusal.isEmpty())
                .map(number -> new Lane(sender.hospital(), number))
                .filter(other -> !other.equals(lane));
        return new NewMessage(
                sender.hospital(),
                sender.channel(),
                envelope,
                content,
                reading.charset(),
                ContentKeys.sha256(content),
                ContentKeys.contentKey(content),
                at,
                lane,
                prior,
                refusal);
    }
}
