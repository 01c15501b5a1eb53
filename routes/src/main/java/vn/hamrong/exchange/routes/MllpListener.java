package vn.hamrong.exchange.routes;

import java.util.Optional;
import vn.hamrong.shared.routes.PortTls;

/**
 * One port the hub listens on for HL7 v2.
 *
 * @param host the address to bind, as in {@code 127.0.0.1} or {@code 0.0.0.0}
 * @param tls empty: plain text
 */
public record MllpListener(String host, int port, Optional<PortTls> tls) {}
