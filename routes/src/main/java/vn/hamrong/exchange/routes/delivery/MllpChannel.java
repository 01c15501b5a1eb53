package vn.hamrong.exchange.routes.delivery;

import java.nio.file.Path;
import java.util.Optional;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Destination.Address;
import vn.hamrong.shared.Delivery;
import vn.hamrong.shared.DeliveryChannel;
import vn.hamrong.shared.DeliveryPace;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.routes.outgoing.ClientTls;

/** Carries items to hospitals as HL7 v2 over MLLP, written for each receiver when they leave. */
public final class MllpChannel implements DeliveryChannel {
    private final Destinations destinations;
    private final Letter.Writer writer;
    private final Disclosures disclosures;
    private final MllpCaller caller;
    private final Path keys;

    /**
     * To those of the destinations that speak MLLP.
     *
     * @param keys the folder that the PEM files of their TLS lie in
     */
    public MllpChannel(Destinations destinations, Writing writing, MllpCaller caller, Path keys) {
        this.destinations = destinations;
        this.writer = writing.writer();
        this.disclosures = writing.disclosures();
        this.caller = caller;
        this.keys = keys;
    }

    /** Who writes, and who puts on record that it leaves. */
    public record Writing(Letter.Writer writer, Disclosures disclosures) {}

    @Override
    public Optional<DeliveryPace> pace(String destination) {
        return to(destination).map(Destination::pace);
    }

    @Override
    public boolean serves(String destination, String kind) {
        return to(destination).filter(known -> Destinations.takes(known, kind)).isPresent();
    }

    @Override
    public Delivery deliver(OutboxItem item) {
        Destination to = to(item.destination()).orElseThrow();
        return writer.write(item, to)
                .match(ready -> send(item, to, ready), impossible -> new Delivery.GiveUp(impossible.reason()));
    }

    private Delivery send(OutboxItem item, Destination to, Letter.Ready letter) {
        Address.Mllp address = to.address().match(mllp -> mllp, web -> {
            throw new IllegalStateException("not an MLLP destination");
        });
        MllpCaller.Line line =
                MllpCaller.Line.to(address, tls(address), to.pace().patience());
        return caller.call(line, letter.content(), () -> disclosures.of(item, to, letter.about()))
                .match(
                        frame -> AckVerdict.of(frame.content(), letter.controlId()),
                        nothing -> new Delivery.TryAgain(nothing.reason()));
    }

    private Optional<ClientTls> tls(Address.Mllp address) {
        return address.tls().map(named -> TlsNames.in(keys, named));
    }

    private Optional<Destination> to(String name) {
        return destinations.find(name).filter(known -> known.address().match(mllp -> true, web -> false));
    }
}
