package vn.hamrong.exchange.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hamrong.exchange.routes.Fixtures.admission;

import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.JournalUnavailable;
import vn.hamrong.exchange.Kept;
import vn.hamrong.shared.JournalNumber;

/** What a sender meets when somebody asks too much, or the journal gives too little. */
class MllpLimitsTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final MllpLimits TIGHT = new MllpLimits(
            100_000, SHORT, SHORT, SHORT, SHORT, Duration.ofSeconds(5), Duration.ofSeconds(5), 16, 64, 1 << 20, 2);

    @Test
    void M02_silentAndSlowPeersAreDroppedAndOthersServed() throws Exception {
        int port = Edge.freePort();
        List<Client> silent = new ArrayList<>();
        try (Edge edge = Edge.on(port, new InMemoryJournal(), TIGHT, Fixtures.hamRong(Fixtures.ownPort(port)))) {
            for (int i = 0; i < 100; i++) {
                silent.add(Client.to(port).send(i % 2 == 0 ? new byte[] {} : new byte[] {0x0b, 'M'}));
            }
            assertThat(edge.connections()).isLessThanOrEqualTo(16);
            long start = System.nanoTime();
            try (Client other = new Client(
                    new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName("127.0.0.2"), 0))) {
                assertThat(other.send(admission("S1")).codes(1)).containsExactly("AA S1");
            }
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
            for (Client each : silent) {
                assertThat(each.isClosed()).isTrue();
                each.close();
            }
        }
    }

    @Test
    void M02_answersAEToAFrameThatTakesTooLong() throws Exception {
        int port = Edge.freePort();
        InMemoryJournal journal = new InMemoryJournal();
        try (Edge edge = Edge.on(port, journal, TIGHT, Fixtures.hamRong(Fixtures.ownPort(port)));
                Client slow = Client.to(port)) {
            slow.send("\u000bMSH|^~\\&|HIS|BV01|HUB|SYT|2026||ADT^A01|S2|P|2.5\rPID"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));

            assertThat(slow.codes(1)).containsExactly("AE S2");
            assertThat(slow.isClosed()).isTrue();
            assertThat(journal.all()).isEmpty();
            assertThat(edge.connections()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void M03_answersARToAFrameWithoutEnd() throws Exception {
        int port = Edge.freePort();
        InMemoryJournal journal = new InMemoryJournal();
        try (Edge edge = Edge.on(port, journal, TIGHT, Fixtures.hamRong(Fixtures.ownPort(port)));
                Client endless = Client.to(port);
                Client good = Client.to(port)) {
            byte[] bytes = new byte[150_000];
            java.util.Arrays.fill(bytes, (byte) 'x');
            bytes[0] = 0x0b;

            assertThat(endless.send(bytes).codes(1)).containsExactly("AR");
            assertThat(endless.isClosed()).isTrue();
            assertThat(journal.refusals()).containsExactly("frame-too-long");
            assertThat(journal.all().get(0).content()).hasSize(MllpFrames.EVIDENCE);
            assertThat(good.send(admission("T1")).codes(1)).containsExactly("AA T1");
            assertThat(edge.connections()).isPositive();
        }
    }

    @Test
    void answersAEWhenTheJournalFails() throws Exception {
        answersAE(message -> CompletableFuture.failedFuture(new JournalUnavailable("disk full")));
        answersAE(message -> CompletableFuture.failedFuture(new IllegalStateException("Lê Thị Lan")));
        answersAE(message -> {
            throw new IllegalArgumentException("Lê Thị Lan");
        });
    }

    @Test
    void answersAEWhenTheJournalTakesTooLong() throws Exception {
        answersAE(message -> new CompletableFuture<>());
    }

    @Test
    void F21_aStopLetsTheMessageUnderWayBeAnswered() throws Exception {
        int port = Edge.freePort();
        CompletableFuture<Kept> commit = new CompletableFuture<>();
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        MllpLimits patient = new MllpLimits(
                100_000,
                Duration.ofSeconds(9),
                Duration.ofSeconds(9),
                Duration.ofSeconds(9),
                Duration.ofSeconds(9),
                Duration.ofSeconds(9),
                Duration.ofSeconds(9),
                16,
                64,
                1 << 20,
                2);
        Journal journal = message -> {
            asked.complete(true);
            return commit;
        };
        Edge edge = Edge.on(port, journal, patient, Fixtures.hamRong(Fixtures.ownPort(port)));
        try (Client busy = Client.to(port);
                Client idle = Client.to(port)) {
            busy.send(admission("U1"));
            assertThat(asked.get(5, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(edge::close);
            assertThat(idle.isClosed()).isTrue();
            assertThat(stopped).isNotDone();
            commit.complete(new Kept.Fresh(new JournalNumber(1)));

            assertThat(busy.codes(1)).containsExactly("AA U1");
            assertThat(busy.isClosed()).isTrue();
            stopped.get(9, TimeUnit.SECONDS);
        }
    }

    private static void answersAE(Journal journal) throws Exception {
        int port = Edge.freePort();
        try (Edge edge = Edge.on(port, journal, TIGHT, Fixtures.hamRong(Fixtures.ownPort(port)));
                Client his = Client.to(port)) {
            String answer = his.send(admission("V1")).answer();

            assertThat(Client.code(answer)).startsWith("AE");
            assertThat(answer).contains("ERR|").doesNotContain("Lan");
            assertThat(edge.connections()).isPositive();
        }
    }
}
