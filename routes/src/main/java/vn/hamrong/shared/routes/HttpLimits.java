package vn.hamrong.shared.routes;

import java.time.Duration;

/**
 * What partners' systems together may ask of the door.
 *
 * @param request from the end of a request's head to the end of its body
 * @param idle from opening, or from an answer, to the end of the next head
 * @param answer how long an answer may take before the connection is cut
 * @param write how long the partner may take to fetch an answer
 * @param stop how long a stop waits for calls that are being answered
 * @param connectionsPerPeer open connections of one IP address
 * @param connections open connections in all
 * @param bytesInFlight bodies of all connections together, unanswered calls included; beyond it a call is told 503
 */
public record HttpLimits(
        Duration request,
        Duration idle,
        Duration answer,
        Duration write,
        Duration stop,
        int connectionsPerPeer,
        int connections,
        long bytesInFlight) {
    /** A minute a body, 30 s idle, 30 s an answer, 16 connections a peer, 256 in all, 96 MB in flight. */
    public static final HttpLimits DEFAULT = new HttpLimits(
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(25),
            16,
            256,
            96L << 20);
}
