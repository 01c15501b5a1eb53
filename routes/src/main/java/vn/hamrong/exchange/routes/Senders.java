package vn.hamrong.exchange.routes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospital.MllpConnection;
import vn.hamrong.exchange.hl7.EnvelopeReader;
import vn.hamrong.exchange.hospitals.AddressBlock;
import vn.hamrong.shared.FacilityCode;

/**
 * Which hospital a connection belongs to: by its port, its address and its client certificate, never by what the message
 * says. Fails closed: nobody, or more than one hospital, is a stranger.
 */
public final class Senders {
    private final List<Way> ways;
    private final Set<String> codes;
    private final boolean trustedProxy;

    /**
     * Of all hospitals.
     *
     * @param testMessages whether messages marked T or D in MSH-11 are taken
     * @param trustedProxy whether a proxy that does TLS stands before the hub, so that plain text is as good
     */
    public Senders(List<Hospital> hospitals, boolean testMessages, boolean trustedProxy) {
        this.ways = hospitals.stream()
                .flatMap(hospital -> hospital.connections().stream().map(way -> Way.of(hospital, way, testMessages)))
                .toList();
        this.codes = hospitals.stream().map(each -> each.code().value()).collect(Collectors.toUnmodifiableSet());
        this.trustedProxy = trustedProxy;
    }

    /** Whose connection it is; a stranger when it is nobody's. */
    Sender of(Peer peer) {
        List<Way> fitting =
                ways.stream().filter(way -> way.fits(peer, trustedProxy)).toList();
        List<FacilityCode> hospitals =
                fitting.stream().map(way -> way.sender.hospital()).distinct().toList();
        return hospitals.size() == 1 ? fitting.get(0).sender : Sender.stranger(peer.port());
    }

    /** Whether {@code name} is the code of a hospital other than {@code own}. */
    boolean isAnotherHospital(String name, FacilityCode own) {
        return codes.contains(name) && !name.equals(own.value());
    }

    private record Way(
            Sender sender, int port, List<AddressBlock> blocks, Optional<X500Principal> subject, boolean plain) {

        static Way of(Hospital hospital, MllpConnection way, boolean testMessages) {
            EnvelopeReader reader = new EnvelopeReader(hospital.dialect(), testMessages);
            return new Way(
                    new Sender(hospital.code(), way.name(), hospital.dialect(), reader),
                    way.port(),
                    way.addresses().stream().map(AddressBlock::of).toList(),
                    way.certificateSubject().map(X500Principal::new),
                    way.plain());
        }

        boolean fits(Peer peer, boolean trustedProxy) {
            return peer.port() == port
                    && (blocks.isEmpty() || blocks.stream().anyMatch(block -> block.contains(peer.address())))
                    && (subject.isEmpty() || subject.equals(peer.certificate()))
                    && (peer.encrypted()
                            || plain
                            || trustedProxy
                            || peer.address().isLoopbackAddress());
        }
    }
}
