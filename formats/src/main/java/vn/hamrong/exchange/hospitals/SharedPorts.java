package vn.hamrong.exchange.hospitals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Hospital.MllpConnection;

/** Two connections on one port must be told apart by address or certificate: nobody may speak for another. */
final class SharedPorts {
    private record Place(HospitalFile.Good file, int index, MllpConnection connection) {}

    private SharedPorts() {}

    static List<Fault> faults(List<HospitalFile.Good> files) {
        List<Place> places = places(files);
        List<Fault> faults = new ArrayList<>();
        for (int later = 1; later < places.size(); later++) {
            firstConfused(places, later).ifPresent(faults::add);
        }
        return faults;
    }

    private static List<Place> places(List<HospitalFile.Good> files) {
        List<Place> places = new ArrayList<>();
        for (HospitalFile.Good file : files) {
            List<MllpConnection> connections = file.hospital().connections();
            for (int i = 0; i < connections.size(); i++) {
                places.add(new Place(file, i, connections.get(i)));
            }
        }
        return places;
    }

    private static Optional<Fault> firstConfused(List<Place> places, int later) {
        Place place = places.get(later);
        return places.subList(0, later).stream()
                .filter(earlier -> confused(earlier.connection(), place.connection()))
                .findFirst()
                .map(earlier -> fault(place, earlier));
    }

    private static Fault fault(Place place, Place earlier) {
        int port = place.connection().port();
        return place.file()
                .fault(
                        "connections[" + place.index() + "]",
                        "port " + port + " is shared with " + earlier.file().file()
                                + ": give both other addresses or certificates",
                        "cổng " + port + " dùng chung với " + earlier.file().file()
                                + ": hãy cho hai bên địa chỉ hoặc chứng thư khác nhau");
    }

    private static boolean confused(MllpConnection one, MllpConnection other) {
        return one.port() == other.port() && !differentCertificates(one, other) && addressesMeet(one, other);
    }

    private static boolean differentCertificates(MllpConnection one, MllpConnection other) {
        return one.certificateSubject().isPresent()
                && other.certificateSubject().isPresent()
                && !one.certificateSubject().equals(other.certificateSubject());
    }

    private static boolean addressesMeet(MllpConnection one, MllpConnection other) {
        if (one.addresses().isEmpty() || other.addresses().isEmpty()) {
            return true;
        }
        return blocks(one).stream().anyMatch(block -> blocks(other).stream().anyMatch(block::overlaps));
    }

    private static List<AddressBlock> blocks(MllpConnection connection) {
        return connection.addresses().stream()
                .filter(AddressBlock::isOne)
                .map(AddressBlock::of)
                .toList();
    }
}
