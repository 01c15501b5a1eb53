package vn.hamrong.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.routes.MllpListeners;
import vn.hamrong.shared.routes.PortTls;

/** The MLLP ports as the settings and the hospitals' files together ask for them. */
final class Listeners {

    private Listeners() {}

    static MllpListeners of(HubProperties.Mllp mllp, List<Hospital> hospitals) {
        return MllpListeners.of(mllp.address(), mllp.port(), tls(mllp.tls()), hospitals);
    }

    static Optional<PortTls> tls(HubProperties.Tls tls) {
        Path certificate = tls.certificate();
        Path key = tls.key();
        if (certificate == null || key == null) {
            return Optional.empty();
        }
        Optional<Path> authorities = Optional.ofNullable(tls.clientAuthorities());
        return Optional.of(new PortTls(certificate, key, authorities, authorities.isPresent()));
    }
}
