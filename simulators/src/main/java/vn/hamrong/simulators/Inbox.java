package vn.hamrong.simulators;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.exchange.hl7.Hl7Message;

/**
 * A HIS that listens on this machine over MLLP: takes each message once by its MSH-10, answers AA to every one, and
 * remembers what came in the order in which it came first.
 */
public final class Inbox implements AutoCloseable {
    private static final int MESSAGE_MAX = 10 * 1024 * 1024;
    private static final int START = 0x0b;
    private static final int END = 0x1c;

    private final ServerSocket server;
    private final String charset;
    private final Consumer<String> beforeAnswer;
    private final Map<String, String> taken = new LinkedHashMap<>();
    private int repeated;
    private int changed;

    private Inbox(ServerSocket server, String charset, Consumer<String> beforeAnswer) {
        this.server = server;
        this.charset = charset;
        this.beforeAnswer = beforeAnswer;
    }

    /** Listens on a free port; {@code charset} is what this HIS reads. */
    public static Inbox open(String charset) {
        return open(charset, controlId -> {});
    }

    /**
     * As {@link #open(String)}.
     *
     * @param beforeAnswer is told the MSH-10 of a message that was taken and not answered yet
     */
    public static Inbox open(String charset, Consumer<String> beforeAnswer) {
        try {
            Inbox inbox = new Inbox(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), charset, beforeAnswer);
            Thread thread = new Thread(inbox::accept, "simulated HIS");
            thread.setDaemon(true);
            thread.start();
            return inbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What came, each message once. */
    public synchronized List<String> messages() {
        return new ArrayList<>(taken.values());
    }

    /** How often a message came again. */
    public synchronized int repeated() {
        return repeated;
    }

    /** How often it came again in other words: never, if MSH-10 means anything. */
    public synchronized int changed() {
        return changed;
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                serve(socket);
            } catch (IOException over) {
                // this call is over: the hub hung up, or the HIS was closed; the next one may come
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        for (int start = in.read(); start == START; start = in.read()) {
            String text = CharacterSets.text(frame(in), charset);
            String controlId = Hl7Message.parse(text).header().field(10).text();
            take(controlId, text);
            beforeAnswer.accept(controlId);
            socket.getOutputStream().write(answer(controlId));
            socket.getOutputStream().flush();
        }
    }

    private static byte[] frame(InputStream in) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (int next = in.read(); next != END; next = in.read()) {
            if (next < 0 || frame.size() > MESSAGE_MAX) {
                throw new IOException("half a message, or an endless one");
            }
            frame.write(next);
        }
        in.read(); // the CR behind the end
        return frame.toByteArray();
    }

    private synchronized void take(String controlId, String text) {
        String before = taken.putIfAbsent(controlId, text);
        if (before != null) {
            repeated++;
            changed += before.equals(text) ? 0 : 1;
        }
    }

    private static byte[] answer(String controlId) {
        String text = "MSH|^~\\&|HIS|HIS|HUB|HAMRONG|20261125120000||ACK|A" + controlId + "|P|2.4\rMSA|AA|" + controlId;
        return ("\u000b" + text + "\r\u001c\r").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
