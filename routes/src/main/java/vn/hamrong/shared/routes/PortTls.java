package vn.hamrong.shared.routes;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS 1.2 and 1.3 of a listener. The files are read again when they change; connections made afterwards use the new ones.
 *
 * @param certificate PEM, the hub's own first, then what leads to the authority
 * @param key PEM, PKCS#8, without a password
 * @param clientAuthorities PEM, whose client certificates are taken; empty: none is asked for
 * @param clientRequired whether a client without one is turned away in the handshake
 */
public record PortTls(Path certificate, Path key, Optional<Path> clientAuthorities, boolean clientRequired) {}
