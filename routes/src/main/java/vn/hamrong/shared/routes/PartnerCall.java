package vn.hamrong.shared.routes;

import java.util.concurrent.Executor;

/**
 * A whole call that waits for its answer; the body of the exchange.
 *
 * @param answering where the answer is made, the connection's own thread; never blocked
 */
public record PartnerCall(HttpHead head, byte[] body, HttpService service, Executor answering) {

    /** Without the content. */
    @Override
    public String toString() {
        return "PartnerCall[" + head + "]";
    }
}
