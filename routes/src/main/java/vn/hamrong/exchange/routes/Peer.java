package vn.hamrong.exchange.routes;

import java.net.InetAddress;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The other end of a connection, as far as the network proves it.
 *
 * @param port the hub's port it came to
 * @param address where it comes from
 * @param encrypted whether it speaks TLS
 * @param certificate subject of its client certificate, whose chain was verified
 */
public record Peer(int port, InetAddress address, boolean encrypted, Optional<X500Principal> certificate) {}
