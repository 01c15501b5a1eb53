package vn.hamrong.exchange.routes.delivery;

import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.shared.FacilityCode;

/** Where hospitals want to be told, as their files say. */
public final class Destinations {
    private final Hospitals hospitals;

    /** Of all these hospitals. */
    public Destinations(Hospitals hospitals) {
        this.hospitals = hospitals;
    }

    /** By its name in the outbox, as in {@code 38902/his}. */
    Optional<Destination> find(String fullName) {
        return hospitals.all().stream()
                .flatMap(hospital -> hospital.deliveries().stream())
                .filter(one -> one.fullName().equals(fullName))
                .findFirst();
    }

    /** All systems of a hospital that want to be told of such a matter. */
    public List<Destination> of(FacilityCode hospital, Matter matter) {
        return hospitals.find(hospital).stream()
                .flatMap(known -> known.deliveries().stream())
                .filter(one -> one.what().contains(matter))
                .toList();
    }

    /** Whether items of this kind go there. */
    static boolean takes(Destination destination, String kind) {
        return destination.what().stream().anyMatch(matter -> matter.word().equals(kind));
    }
}
