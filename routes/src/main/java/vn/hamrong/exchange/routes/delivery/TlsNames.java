package vn.hamrong.exchange.routes.delivery;

import java.nio.file.Path;
import vn.hamrong.exchange.Destination;
import vn.hamrong.shared.routes.outgoing.ClientTls;

/** The files that a hospital's file names for TLS. */
final class TlsNames {
    private TlsNames() {}

    static ClientTls in(Path folder, Destination.Tls tls) {
        return new ClientTls(
                tls.authorities().map(folder::resolve),
                tls.certificate().map(folder::resolve),
                tls.key().map(folder::resolve));
    }
}
