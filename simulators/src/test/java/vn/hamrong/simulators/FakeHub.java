package vn.hamrong.simulators;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Accepts frames on a free port and answers each with what {@code answer} makes of it; an empty answer closes the connection. */
final class FakeHub implements AutoCloseable {
    interface Answers extends UnaryOperator<String> {}

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Answers answers;
    final List<String> received = new CopyOnWriteArrayList<>();

    FakeHub(Answers answers) throws IOException {
        this.answers = answers;
        threads.execute(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    /** {@code code} for the control id of the message. */
    static String ack(String code, String message) {
        String[] fields = message.split("\\|", -1);
        return "MSH|^~\\&|||||||ACK||P|2.5\rMSA|" + code + "|" + fields[9] + "\r";
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (SocketException closed) {
            threads.shutdown();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String message = frame(in); !message.isEmpty(); message = frame(in)) {
                received.add(message);
                String answer = answers.apply(message);
                if (answer.isEmpty()) {
                    return;
                }
                byte[] bytes = ("\u000b" + answer + "\u001c\r").getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(bytes);
            }
        } catch (IOException gone) {
            received.add("");
        }
    }

    private static String frame(InputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int next = in.read(); next != 0x1c; next = in.read()) {
            if (next < 0) {
                return "";
            }
            if (next != 0x0b) {
                content.write(next);
            }
        }
        in.read();
        return content.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
