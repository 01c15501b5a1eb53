package vn.hamrong.exchange.routes;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospital.MllpConnection;
import vn.hamrong.shared.routes.PortTls;
import vn.hamrong.shared.routes.camel.TlsFiles;

/** Which ports the hub listens on, from the hospitals' files, and what is wrong with them. */
public final class MllpListeners {
    private final List<MllpListener> listeners;
    private final List<Hospital> hospitals;

    private MllpListeners(List<MllpListener> listeners, List<Hospital> hospitals) {
        this.listeners = listeners;
        this.hospitals = hospitals;
    }

    /**
     * What to set, said twice.
     *
     * @param where a hospital's connection, or the port
     */
    public record Fault(String where, String vietnamese, String english) {}

    /**
     * The shared port and each port a hospital names, once. A port on which every connection is {@code plain} speaks plain
     * text, any other one TLS when there is a certificate.
     */
    public static MllpListeners of(String host, int sharedPort, Optional<PortTls> tls, List<Hospital> hospitals) {
        IntStream own = hospitals.stream()
                .flatMap(hospital -> hospital.connections().stream())
                .mapToInt(MllpConnection::port);
        List<MllpListener> listeners = IntStream.concat(IntStream.of(sharedPort), own)
                .distinct()
                .sorted()
                .mapToObj(port -> new MllpListener(host, port, tls.filter(some -> !isPlain(port, hospitals))))
                .toList();
        return new MllpListeners(listeners, List.copyOf(hospitals));
    }

    public List<MllpListener> all() {
        return listeners;
    }

    /**
     * Everything that must keep the hub from starting; reads the TLS files, opens no port.
     *
     * @param trustedProxy whether a proxy that does TLS stands before the hub
     */
    public List<Fault> faults(boolean trustedProxy) {
        List<Fault> faults = new ArrayList<>();
        for (MllpListener listener : listeners) {
            listener.tls()
                    .ifPresentOrElse(
                            tls -> secured(listener, tls, faults),
                            () -> plain(listener, trustedProxy || isLoopback(listener.host()), faults));
        }
        return List.copyOf(faults);
    }

    private void secured(MllpListener listener, PortTls tls, List<Fault> faults) {
        TlsFiles.fault(tls)
                .ifPresent(why -> faults.add(new Fault(
                        "port " + listener.port(), "không dùng được tệp TLS: " + why, "unusable TLS files: " + why)));
        for (Place place : on(listener)) {
            if (place.way.plain()) {
                faults.add(place.fault(
                        "plain: true, nhưng cổng này dùng TLS cho bệnh viện khác; hãy dùng cổng riêng",
                        "is plain, but the port speaks TLS for others: give it a port of its own"));
            }
            if (place.way.certificateSubject().isPresent()
                    && tls.clientAuthorities().isEmpty()) {
                faults.add(place.fault(
                        "cần chứng thư của máy gửi, nhưng chưa có tls.client-authorities",
                        "needs a client certificate, but there are no tls.client-authorities"));
            }
        }
    }

    private void plain(MllpListener listener, boolean harmless, List<Fault> faults) {
        List<Place> places = on(listener);
        if (places.isEmpty() && !harmless) {
            faults.add(new Fault(
                    "port " + listener.port(),
                    "mở ra ngoài máy này mà không có TLS",
                    "would speak plain text on " + listener.host()));
        }
        for (Place place : places) {
            if (place.way.certificateSubject().isPresent()) {
                faults.add(place.fault(
                        "cần chứng thư của máy gửi, nhưng cổng này không có TLS",
                        "needs a client certificate, but the port speaks plain text"));
            } else if (!harmless
                    && !(place.way.plain() && !place.way.addresses().isEmpty())) {
                faults.add(place.fault(
                        "không có TLS: cần plain: true cùng với địa chỉ của bệnh viện",
                        "has no TLS: needs plain: true together with its addresses"));
            }
        }
    }

    private List<Place> on(MllpListener listener) {
        return hospitals.stream()
                .flatMap(hospital -> hospital.connections().stream().map(way -> new Place(hospital, way)))
                .filter(place -> place.way.port() == listener.port())
                .toList();
    }

    private static boolean isPlain(int port, List<Hospital> hospitals) {
        List<MllpConnection> ways = hospitals.stream()
                .flatMap(hospital -> hospital.connections().stream())
                .filter(way -> way.port() == port)
                .toList();
        return !ways.isEmpty() && ways.stream().allMatch(MllpConnection::plain);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private record Place(Hospital hospital, MllpConnection way) {
        Fault fault(String vietnamese, String english) {
            return new Fault(hospital.code() + " " + way.name() + " port " + way.port(), vietnamese, english);
        }
    }
}
