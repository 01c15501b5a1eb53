package vn.hamrong.exchange.routes.delivery;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.hamrong.exchange.Destination;
import vn.hamrong.shared.Delivery;
import vn.hamrong.shared.DeliveryChannel;
import vn.hamrong.shared.DeliveryPace;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.outgoing.Call;
import vn.hamrong.shared.outgoing.Partner;
import vn.hamrong.shared.outgoing.Verdict;

/**
 * Carries items to hospitals over HTTP: a FHIR server is posted a transaction that changes nothing when it comes a second
 * time; any other address is posted the FHIR JSON as it is. {@code Idempotency-Key} is the item's id.
 */
public final class WebChannel implements DeliveryChannel {
    private final Destinations destinations;
    private final MllpChannel.Writing writing;
    private final WebPartners partners;
    private final Clock clock;
    private final Map<String, Partner> known = new ConcurrentHashMap<>();

    /** To those of the destinations that have a web address. */
    public WebChannel(Destinations destinations, MllpChannel.Writing writing, WebPartners partners, Clock clock) {
        this.destinations = destinations;
        this.writing = writing;
        this.partners = partners;
        this.clock = clock;
    }

    @Override
    public Optional<DeliveryPace> pace(String destination) {
        return to(destination).map(Destination::pace);
    }

    @Override
    public boolean serves(String destination, String kind) {
        return to(destination).filter(one -> Destinations.takes(one, kind)).isPresent();
    }

    @Override
    public Delivery deliver(OutboxItem item) {
        Destination to = to(item.destination()).orElseThrow();
        return writing.writer()
                .write(item, to)
                .match(ready -> send(item, to, ready), impossible -> new Delivery.GiveUp(impossible.reason()));
    }

    private Delivery send(OutboxItem item, Destination to, Letter.Ready letter) {
        Partner partner = known.computeIfAbsent(to.fullName(), first -> partners.of(to));
        writing.disclosures().of(item, to, letter.about());
        Map<String, String> headers = Map.of(
                "Content-Type", "application/fhir+json; charset=UTF-8",
                "Accept", "application/fhir+json",
                "Prefer", "return=minimal",
                "Idempotency-Key", item.id().toString());
        return Verdict.of(partner.ask(new Call("POST", "", headers, letter.content())), clock.instant());
    }

    private Optional<Destination> to(String name) {
        return destinations.find(name).filter(one -> one.address().match(mllp -> false, web -> true));
    }
}
