package vn.hamrong.simulators;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.SocketFactory;
import vn.hamrong.exchange.hl7.AckReader;

/**
 * One connection of a HIS to the hub: sends frames, reads acknowledgments. For one thread, or one that writes and one
 * that reads.
 *
 * <p>After an {@link IOException} it is not known what arrived: close, connect again and send the same again.
 */
public final class MllpClient implements AutoCloseable {
    private static final int START = 0x0b;
    private static final int END = 0x1c;
    private static final int RETURN = 0x0d;
    private static final int ANSWER_MAX = 64 * 1024;

    private final Socket socket;
    private final InputStream in;

    private MllpClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects in plain text; {@code timeout} is for connecting and for each answer. */
    public static MllpClient connect(InetSocketAddress hub, Duration timeout) throws IOException {
        return connect(hub, SocketFactory.getDefault(), timeout);
    }

    /** Connects through a factory: an {@link javax.net.ssl.SSLSocketFactory} brings TLS and a client certificate. */
    public static MllpClient connect(InetSocketAddress hub, SocketFactory factory, Duration timeout)
            throws IOException {
        Socket socket = factory.createSocket();
        try {
            socket.connect(hub, Math.toIntExact(timeout.toMillis()));
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            socket.setTcpNoDelay(true);
            return new MllpClient(socket);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** Sends one message and waits for its answer. */
    public AckReader.Answered send(byte[] content) throws IOException {
        write(List.of(content));
        return read();
    }

    /** Sends messages in one write, without waiting: read as many answers afterwards. */
    public void write(List<byte[]> contents) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            frames.write(START);
            frames.writeBytes(content);
            frames.write(END);
            frames.write(RETURN);
        }
        writeRaw(frames.toByteArray());
    }

    /** Sends bytes as they are, framed or not. */
    public void writeRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /**
     * The next answer.
     *
     * @throws java.net.SocketTimeoutException when none comes in time
     * @throws EOFException when the hub closed the connection
     */
    public AckReader.Answered read() throws IOException {
        skipToStart();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int next = next(); next != END; next = next()) {
            content.write(next);
            if (content.size() > ANSWER_MAX) {
                throw new IOException("the answer is longer than " + ANSWER_MAX + " bytes");
            }
        }
        next();
        return AckReader.read(content.toByteArray())
                .orElseThrow(() -> new IOException("the answer is no acknowledgment"));
    }

    private void skipToStart() throws IOException {
        for (int skipped = 0; next() != START; skipped++) {
            if (skipped > ANSWER_MAX) {
                throw new IOException("no frame begins in " + ANSWER_MAX + " bytes");
            }
        }
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the hub closed the connection");
        }
        return next;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException("the connection did not close", gone);
        }
    }
}
