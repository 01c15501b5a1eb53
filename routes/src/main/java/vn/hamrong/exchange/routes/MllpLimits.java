package vn.hamrong.exchange.routes;

import java.time.Duration;

/**
 * What one sender may ask of the hub.
 *
 * @param frameBytes longest message, in bytes between the frame's start and end
 * @param frame from a frame's first byte to its last
 * @param silence how long a new connection may say nothing at all, the TLS handshake included
 * @param quiet how long a connection that once sent a whole frame may rest between frames
 * @param answer how long the journal may take before the sender is told AE
 * @param write how long the sender may take to fetch an answer
 * @param stop how long a stop waits for messages that are being answered
 * @param connectionsPerPeer open connections of one IP address
 * @param connections open connections in all
 * @param bytesInFlight content of half-read and unanswered messages of all connections; reading pauses above it
 * @param strangersPerMinute messages of unknown senders kept as refused; more are answered but not kept
 */
public record MllpLimits(
        int frameBytes,
        Duration frame,
        Duration silence,
        Duration quiet,
        Duration answer,
        Duration write,
        Duration stop,
        int connectionsPerPeer,
        int connections,
        long bytesInFlight,
        int strangersPerMinute) {

    /** 10 MiB a frame, 30 s for it, 16 connections a peer, 512 in all, 128 MB in flight. */
    public static final MllpLimits DEFAULT = new MllpLimits(
            10 * 1024 * 1024,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(25),
            16,
            512,
            128L << 20,
            60);
}
