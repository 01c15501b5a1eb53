package vn.hamrong.exchange.routes.delivery;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ServiceRequest;
import vn.hamrong.exchange.Addressee;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.shared.FacilityCode;

/** To which joined hospital a message, or an order in it, goes. */
public final class Addressees {
    private final Hospitals hospitals;

    /** Among these. */
    public Addressees(Hospitals hospitals) {
        this.hospitals = hospitals;
    }

    /** Whom the order itself names, else whom the message is addressed to. */
    Optional<FacilityCode> of(ServiceRequest order, MessageParts parts, FacilityCode sender) {
        return first(parts.performers(order), sender).or(() -> of(parts, sender));
    }

    /** Whom the message is addressed to. */
    Optional<FacilityCode> of(MessageParts parts, FacilityCode sender) {
        return first(parts.receivers(), sender);
    }

    private Optional<FacilityCode> first(Stream<String> names, FacilityCode sender) {
        return names.flatMap(name -> Addressee.of(name, sender, hospitals.all()).stream())
                .findFirst();
    }
}
