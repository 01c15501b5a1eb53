package vn.hamrong.exchange.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.hamrong.exchange.routes.Fixtures.admission;
import static vn.hamrong.exchange.routes.Fixtures.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a HIS sees of a plain port: real sockets, real Camel, a journal in memory. */
class MllpPortTest {
    private final InMemoryJournal journal = new InMemoryJournal();
    private int port;
    private Edge edge;

    @BeforeEach
    void start() throws Exception {
        port = Edge.freePort();
        edge = Edge.on(port, journal, MllpLimits.DEFAULT, Fixtures.hamRong(Fixtures.ownPort(port)));
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void answersAAWhenTheJournalHasIt() throws IOException {
        try (Client his = Client.to(port)) {
            assertThat(his.send(admission("A1")).codes(1)).containsExactly("AA A1");
        }

        assertThat(journal.accepted()).singleElement().satisfies(kept -> {
            assertThat(kept.hospital()).isEqualTo(Fixtures.HAM_RONG);
            assertThat(kept.content()).isEqualTo(admission("A1").getBytes(UTF_8));
            assertThat(kept.lane().mrn()).isEqualTo("BN7");
        });
    }

    @Test
    void M01_answersAThousandFramesOfOneWriteInOrder() throws IOException {
        ByteArrayOutputStream write = new ByteArrayOutputStream();
        IntStream.range(0, 1_000).forEach(i -> write.writeBytes(frame(admission("P" + i))));
        List<String> expected =
                IntStream.range(0, 1_000).mapToObj(i -> "AA P" + i).toList();

        try (Client his = Client.to(port)) {
            assertThat(his.send(write.toByteArray()).codes(1_000)).isEqualTo(expected);
        }

        assertThat(journal.accepted())
                .extracting(kept -> "AA " + kept.envelope().controlId())
                .isEqualTo(expected);
    }

    @Test
    void M01_answersAFrameThatComesByteByByte() throws IOException {
        try (Client his = Client.to(port)) {
            for (byte one : frame(admission("B1"))) {
                his.send(new byte[] {one});
            }
            assertThat(his.codes(1)).containsExactly("AA B1");
        }
    }
}
