package vn.hamrong.exchange.routes;

import java.util.concurrent.Executor;

/**
 * Something that came in and waits for an answer; the body of the exchange.
 *
 * @param answering where the answer is made, the connection's own thread; never blocked
 */
public record Arrival(Peer peer, Framed framed, Executor answering) {

    /** Without the content. */
    @Override
    public String toString() {
        return "Arrival[port " + peer.port() + ", " + framed + "]";
    }
}
