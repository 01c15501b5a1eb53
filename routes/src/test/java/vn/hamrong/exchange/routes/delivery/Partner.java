package vn.hamrong.exchange.routes.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A HIS at the other end of a real socket that answers as it is told, rightly or not. */
final class Partner implements AutoCloseable {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final CountDownLatch over = new CountDownLatch(1);
    private final ServerSocket server;
    private final Answering answering;

    Partner(Answering answering) throws IOException {
        this(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), answering);
    }

    Partner(ServerSocket server, Answering answering) {
        this.server = server;
        this.answering = answering;
        Thread thread = new Thread(this::accept, "partner");
        thread.setDaemon(true);
        thread.start();
    }

    /** What it does when it has heard a message, with the connection in its hands. */
    interface Answering {
        void answer(Partner partner, String controlId, OutputStream out) throws IOException;
    }

    int port() {
        return server.getLocalPort();
    }

    static byte[] ack(String code, String controlId, String more) {
        String text = "MSH|^~\\&|HIS|38902|HUB|HAMRONG|20261125120000||ACK|A1|P|2.5\rMSA|" + code + "|" + controlId
                + "\r" + more;
        return framed(text);
    }

    static byte[] framed(String text) {
        return ("\u000b" + text + "\u001c\r").getBytes(StandardCharsets.UTF_8);
    }

    void hold() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                serve(socket);
            } catch (IOException gone) {
                // the hub hung up or refused the handshake, or the test is over: the next call may come
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder message = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != 0x1c; next = in.read()) {
            message.append((char) next);
        }
        if (message.length() == 0) {
            return;
        }
        String controlId = message.toString().split("\r", -1)[0].split("\\|", -1)[9];
        heard.add(controlId);
        OutputStream out = socket.getOutputStream();
        answering.answer(this, controlId, out);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        server.close();
    }
}
