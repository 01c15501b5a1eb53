package vn.hamrong.simulators;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.hl7.AckReader;

/** One HIS that wants its messages delivered: what is not acknowledged is sent again, unchanged, a few times. */
final class Sender implements AutoCloseable {
    static final int ATTEMPTS_MAX = 20;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Function<Scripted, InetSocketAddress> hub;
    private final Duration timeout;
    private @Nullable MllpClient client;
    private int resent;

    Sender(Function<Scripted, InetSocketAddress> hub, Duration timeout) {
        this.hub = hub;
        this.timeout = timeout;
    }

    int resent() {
        return resent;
    }

    /** MSA-1 of the last answer, or {@code none}; {@code other} when it was for another message. */
    String send(Scripted message) throws InterruptedException {
        String answer = attempt(message);
        for (int attempt = 1; attempt < ATTEMPTS_MAX && isOpen(answer); attempt++) {
            // The pause of a sender that was told "not now"; nothing can be waited for on this side.
            Thread.sleep(PAUSE.toMillis());
            resent++;
            answer = attempt(message);
        }
        return answer;
    }

    private static boolean isOpen(String answer) {
        return answer.equals("AE") || answer.equals("none");
    }

    private String attempt(Scripted message) {
        try {
            MllpClient open = client == null ? MllpClient.connect(hub.apply(message), timeout) : client;
            client = open;
            AckReader.Answered answer = open.send(message.content());
            return answer.controlId().equals(message.controlId()) ? answer.code() : "other";
        } catch (IOException broken) {
            close();
            return "none";
        }
    }

    @Override
    public void close() {
        MllpClient open = client;
        client = null;
        if (open != null) {
            open.close();
        }
    }
}
