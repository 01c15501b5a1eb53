package vn.hamrong.shared.routes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import vn.hamrong.shared.routes.camel.PartnerServer;

/** A real Camel context with the door on a real port, and raw sockets to knock with. */
public final class Door implements AutoCloseable {
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final PartnerServer server;

    private Door(PartnerServer server) throws Exception {
        this.server = server;
        camel.addRoutes(new PartnerRoutes(server));
        camel.start();
    }

    public static Door on(HttpPaths paths, HttpLimits limits) throws Exception {
        return on(paths, limits, Optional.empty());
    }

    public static Door on(HttpPaths paths, HttpLimits limits, Optional<PortTls> tls) throws Exception {
        return new Door(new PartnerServer(new PartnerServer.Address("localhost", freePort(), tls), paths, limits));
    }

    public int port() {
        return server.port();
    }

    public long held() {
        return server.held();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A connection; every wait ends after ten seconds. */
    public Socket connect() throws IOException {
        Socket socket = new Socket("localhost", port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Sends {@code text} on a connection of its own and gives everything that comes back until the door closes. */
    public String ask(String text) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return untilClosed(socket);
        }
    }

    public static String untilClosed(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int one = socket.getInputStream().read();
                one >= 0;
                one = socket.getInputStream().read()) {
            all.write(one);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Reads one answer with a content length. */
    public static String answer(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) some(socket));
        }
        String head = text.toString();
        int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
        int length = at < 0
                ? 0
                : Integer.parseInt(
                        head.substring(at + 15, head.indexOf('\r', at)).strip());
        for (int i = 0; i < length; i++) {
            text.append((char) some(socket));
        }
        return text.toString();
    }

    private static int some(Socket socket) throws IOException {
        int one = socket.getInputStream().read();
        if (one < 0) {
            throw new IOException("closed before an answer was whole");
        }
        return one;
    }

    @Override
    public void close() {
        camel.stop();
    }
}
