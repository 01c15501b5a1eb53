package vn.hamrong.shared.fhir.notice;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.Delivery;
import vn.hamrong.shared.DeliveryChannel;
import vn.hamrong.shared.DeliveryPace;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.outgoing.Call;
import vn.hamrong.shared.outgoing.Partner;
import vn.hamrong.shared.outgoing.Verdict;

/**
 * Tells whoever wished to be told: {@code POST endpoint} without a body, or {@code PUT endpoint/Type/id} with the resource as
 * it is now. The header {@value #ID} is the same at every try. The right is asked once more; what the facility may not
 * read any more, or what is gone, is not told and counts as done, since there is nothing to repair.
 *
 * <p>Source: FHIR R4, Subscription, "Channels: rest-hook".
 */
public final class NoticeChannel implements DeliveryChannel {
    /** By which a receiver can drop what it has already. */
    public static final String ID = "X-Hamrong-Delivery";

    private static final Logger LOG = LoggerFactory.getLogger(NoticeChannel.class);
    private static final String JSON = "application/fhir+json";

    private final Map<String, Told> told;
    private final Audience audience;
    private final AuditTrail audit;
    private final Clock clock;

    /** Tells these, by the names of their wishes. */
    public NoticeChannel(Map<String, Told> told, Audience audience, AuditTrail audit, Clock clock) {
        this.told = Map.copyOf(told);
        this.audience = audience;
        this.audit = audit;
        this.clock = clock;
    }

    /** A wish and where it is told. */
    public record Told(Wish wish, Partner endpoint) {}

    @Override
    public Optional<DeliveryPace> pace(String destination) {
        return Optional.ofNullable(told.get(destination)).map(known -> DeliveryPace.USUAL);
    }

    @Override
    public boolean serves(String destination, String kind) {
        return kind.equals(NoticeBoard.KIND) && told.containsKey(destination);
    }

    @Override
    public Delivery deliver(OutboxItem item) {
        Told to = Optional.ofNullable(told.get(item.destination())).orElseThrow();
        IdType id = new IdType(new String(item.payload(), StandardCharsets.UTF_8));
        Optional<IBaseResource> resource = audience.read(to.wish().facility(), id);
        if (resource.isEmpty()) {
            LOG.info("notice {} is not told: nothing that {} may read now", item.id(), item.destination());
            return new Delivery.Confirmed();
        }
        audit.addAndCommit(disclosed(item, to.wish(), resource.get()));
        return Verdict.of(to.endpoint().ask(call(item, to.wish(), resource.get())), clock.instant());
    }

    private static Call call(OutboxItem item, Wish wish, IBaseResource resource) {
        String name = name(resource);
        if (!wish.payload()) {
            return new Call("POST", "", Map.of(ID, item.id().toString(), "X-Hamrong-Resource", name), new byte[0]);
        }
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
        return new Call(
                "PUT",
                name,
                Map.of(ID, item.id().toString(), "Content-Type", JSON),
                json.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(IBaseResource resource) {
        return resource.getIdElement()
                .withResourceType(resource.fhirType())
                .toUnqualifiedVersionless()
                .getValue();
    }

    private AuditEntry disclosed(OutboxItem item, Wish wish, IBaseResource resource) {
        return new AuditEntry(
                        clock.instant(),
                        wish.name(),
                        Optional.of(wish.facility()),
                        "read",
                        name(resource),
                        AuditEntry.Outcome.DONE,
                        "",
                        item.id().toString())
                .as(AuditEntry.SYSTEM)
                .about(audience.about(wish.facility(), resource));
    }
}
