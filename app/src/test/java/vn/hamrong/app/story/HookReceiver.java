package vn.hamrong.app.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A hospital's system that wants to be told; answers 503 as often as it is asked to. */
final class HookReceiver {
    /** The subscription's criteria: only what stories make for it. */
    static final String CODE = "told-by-hook";

    private final InetSocketAddress address;
    private volatile HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    private HookReceiver(HttpServer server) {
        this.server = server;
        this.address = server.getAddress();
    }

    record Told(String method, String path, String id, String body) {}

    static HookReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HookReceiver receiver = new HookReceiver(server);
        server.createContext("/hook", receiver::take);
        server.start();
        return receiver;
    }

    /** As it stands in a hospital's file. */
    String subscription() {
        return """

                subscriptions:
                  - name: results
                    criteria: Observation?code=%s
                    payload: true
                    url: http://127.0.0.1:%d/hook
                """.formatted(CODE, address.getPort());
    }

    /** As it stands in a hospital's file: a FHIR server that takes referrals. */
    String delivery() {
        return """

                deliveries:
                  - name: his
                    by: fhir
                    what: [referral]
                    url: http://127.0.0.1:%d/hook
                """.formatted(address.getPort());
    }

    /** Nobody answers at its address any more. */
    void down() {
        server.stop(0);
    }

    /** At the same address again. */
    void up() throws IOException {
        HttpServer again = HttpServer.create(address, 0);
        again.createContext("/hook", this::take);
        again.start();
        server = again;
    }

    void fail(int times) {
        failures.set(times);
    }

    /** All calls about the resource with this number, failed ones too. */
    List<Told> about(String number) {
        return told.stream().filter(one -> one.body().contains(number)).toList();
    }

    private void take(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String id = String.valueOf(call.getRequestHeaders().getFirst("X-Hamrong-Delivery"));
        told.add(new Told(call.getRequestMethod(), call.getRequestURI().getPath(), id, body));
        boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        call.sendResponseHeaders(fails ? 503 : 204, -1);
        call.close();
    }
}
