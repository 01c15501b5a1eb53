package vn.hamrong.exchange.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A HIS at the other end of a socket. Every wait ends after ten seconds. */
public final class Client implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    public Client(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
    }

    public static Client to(int port) throws IOException {
        return new Client(new Socket("localhost", port));
    }

    public Client send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    public Client send(String message) throws IOException {
        return send(Fixtures.frame(message));
    }

    /** The next answer without its frame. */
    public String answer() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int one = in.read(); one != 0x1c; one = in.read()) {
            if (one < 0) {
                throw new IOException("closed before an answer was whole");
            }
            content.write(one);
        }
        if (in.read() != '\r') {
            throw new IOException("the frame of the answer ends wrongly");
        }
        String text = content.toString(UTF_8);
        if (text.charAt(0) != 0x0b) {
            throw new IOException("the frame of the answer starts wrongly");
        }
        return text.substring(1);
    }

    /** MSA-1 and MSA-2 of the next answers, as in {@code AA A1}. */
    public List<String> codes(int count) throws IOException {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            codes.add(code(answer()));
        }
        return codes;
    }

    public static String code(String answer) {
        String[] msa = answer.split("\r", -1)[1].split("\\|", -1);
        return (msa[1] + " " + msa[2]).strip();
    }

    /** Waits for the hub to close; what it still said is dropped. */
    public boolean isClosed() throws IOException {
        try {
            while (in.read() >= 0) {}
            return true;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    public void finishSending() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
