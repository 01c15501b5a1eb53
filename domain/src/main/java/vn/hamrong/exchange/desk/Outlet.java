package vn.hamrong.exchange.desk;

import java.util.List;
import java.util.stream.Stream;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Hook;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.shared.FacilityCode;

/**
 * A system that something leaves to.
 *
 * @param name its name in the outbox
 * @param hospital in whose file it stands
 */
public record Outlet(String name, FacilityCode hospital) {

    /** All that stand in these hospitals' files, in their order. */
    public static List<Outlet> of(List<Hospital> hospitals) {
        return hospitals.stream().flatMap(Outlet::of).toList();
    }

    private static Stream<Outlet> of(Hospital hospital) {
        Stream<String> relay =
                hospital.insurer().relay().stream().map(account -> InsurerAccess.Relay.destination(hospital.code()));
        return Stream.of(
                        hospital.deliveries().stream().map(Destination::fullName),
                        hospital.hooks().stream().map(Hook::fullName),
                        relay)
                .flatMap(names -> names)
                .map(name -> new Outlet(name, hospital.code()));
    }
}
