package vn.hamrong.exchange.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.hamrong.exchange.routes.Fixtures.admission;
import static vn.hamrong.exchange.routes.Fixtures.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
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
        edge = Edge.on(
                port,
                journal,
                MllpLimits.DEFAULT,
                Fixtures.hamRong(Fixtures.ownPort(port)),
                Fixtures.ngocLac(Fixtures.ownPort(port + 1)));
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void answersAAWhenTheJournalHasIt() throws IOException {
        assertThat(answer(admission("A1"))).isEqualTo("AA A1");

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

    @Test
    void M04_answersARAndClosesForWhatIsNoFrame() throws IOException {
        refusesAndCloses("HELLO, no frame\r", "no-frame-start");
        refusesAndCloses("\u000b" + admission("C1") + "\u001cX", "bad-frame-end");
        refusesAndCloses("\u000bMSH|^~\\&|HIS|BV01\u000b" + admission("C2") + "\u001c\r", "second-frame-start");
        refusesAndCloses("\u000b" + admission("C3") + "\u0000\u001c\r", "nul-byte");
        assertThat(journal.accepted()).isEmpty();

        assertThat(answer(admission("C4"))).isEqualTo("AA C4");
    }

    @Test
    void M04_answersWhatCameWholeBeforeTheJunk() throws IOException {
        try (Client his = Client.to(port)) {
            his.send((new String(frame(admission("D1")), UTF_8) + "junk").getBytes(UTF_8));

            assertThat(his.codes(2)).containsExactly("AA D1", "AR");
            assertThat(his.isClosed()).isTrue();
        }
    }

    @Test
    void M05_answersMonstersWithinASecondEach() throws IOException {
        String head = admission("M5") + "OBX|1|ST|||";
        answersSoon("PID|1\r", "AR");
        answersSoon("MSH", "AR");
        answersSoon(admission("M5a").replace("|^~\\&|", "|||||||"), "AR");
        answersSoon(head.replace("M5", "M5b") + "x".repeat(10_000_000) + "\r", "AA M5b");
        answersSoon(head.replace("M5", "M5c") + "\r" + "OBX\r".repeat(1_000_000), "AR M5c");
        answersSoon(head.replace("M5", "M5d") + "~a".repeat(10_000) + "\r", "AR M5d");
        answersSoon(head.replace("M5", "M5e") + "\\X41\\\\.br\\".repeat(10_000) + "\r", "AA M5e");
    }

    @Test
    void M06_answersTheSameAgainWithAAAndOtherContentWithAR() throws IOException {
        assertThat(answer(admission("E1"))).isEqualTo("AA E1");
        assertThat(answer(
                        admission("E1").replace("MSH|^~\\&|HIS|BV01|HUB|SYT|2026", "MSH|^~\\&|HIS|BV01|HUB|SYT|2027")))
                .isEqualTo("AA E1");
        assertThat(answer(admission("E1").replace("NGUYỄN", "TRẦN"))).isEqualTo("AR E1");

        assertThat(journal.all()).hasSize(2);
    }

    @Test
    void M07_refusesWhoSpeaksForAnotherHospital() throws IOException {
        assertThat(answer(admission("NL", "F1"))).isEqualTo("AR F1");
        assertThat(answer(admission("38002", "F2"))).isEqualTo("AR F2");
        assertThat(answer(admission("F3").replace("^^^BV01^MR", "^^^38002^MR"))).isEqualTo("AR F3");
        assertThat(journal.refusals()).containsExactly("foreign-facility", "foreign-facility", "foreign-authority");

        assertThat(answer(admission("38001", "F4"))).isEqualTo("AA F4");
        assertThat(answer(admission("F5"))).isEqualTo("AA F5");
    }

    @Test
    void M08_keepsBytesExactlyOrRefuses() throws IOException {
        Charset windows = Charset.forName("windows-1258");
        byte[] notUtf8 = new String(frame(admission("G1")), UTF_8)
                .replace("NGUYỄN", "Đức")
                .getBytes(windows);
        assertThat(answer(notUtf8)).isEqualTo("AR G1");
        assertThat(answer(admission("G2").replace("UNICODE UTF-8", "UNICODE UTF-16")))
                .isEqualTo("AR G2");
        assertThat(answer(admission("G3").replace("UNICODE UTF-8", "ASCII"))).isEqualTo("AA G3");
        assertThat(answer(admission("G4").replace("UNICODE UTF-8", ""))).isEqualTo("AA G4");

        assertThat(journal.accepted())
                .extracting(kept -> new String(kept.content(), UTF_8))
                .allMatch(text -> text.contains("NGUYỄN^VĂN AN"));
    }

    @Test
    void M09_answersWithAFieldThatStaysAField() throws IOException {
        String nasty = "H1&MSA~AA\\F\\X";
        try (Client his = Client.to(port)) {
            String answer = his.send(admission(nasty)).answer();

            assertThat(answer.split("\r", -1)).hasSize(3);
            assertThat(answer.split("\r", -1)[1].split("\\|", -1)).hasSize(3);
        }
        assertThat(answer(admission("H2").replace("VĂN AN", "VĂN\\X0D\\MSA"))).isEqualTo("AA H2");
    }

    @Test
    void M10_answersNoAcknowledgment() throws IOException {
        String acknowledgment = "MSH|^~\\&|HIS|BV01|HUB|SYT|20260101||ACK^A01|K1|P|2.5\rMSA|AA|X\r";
        try (Client his = Client.to(port)) {
            his.send(acknowledgment).send(admission("K2"));

            assertThat(his.codes(1)).containsExactly("AA K2");
        }
        assertThat(journal.refusals()).containsExactly("acknowledgment");
    }

    @Test
    void M11_refusesQueriesOtherVersionsAndTestMessages() throws IOException {
        assertThat(answer(admission("L1").replace("ADT^A01^ADT_A01", "QRY^A19")))
                .isEqualTo("AR L1");
        assertThat(answer(admission("L2").replace("|P|2.5|", "|P|9.9|"))).isEqualTo("AR L2");
        assertThat(answer(admission("L3").replace("|P|2.5|", "|T|2.5|"))).isEqualTo("AR L3");
        assertThat(answer(admission("L4").replace("|P|2.5|", "|P|2.3.1|"))).isEqualTo("AA L4");
    }

    @Test
    void M12_putsAMergeInLanesOfItsOwnHospitalOnly() throws IOException {
        String merge = admission("N1").replace("ADT^A01^ADT_A01", "ADT^A40") + "MRG|BN9^^^38002^MR\r";
        assertThat(answer(merge)).isEqualTo("AA N1");

        assertThat(journal.accepted()).singleElement().satisfies(kept -> {
            assertThat(kept.lane().hospital()).isEqualTo(Fixtures.HAM_RONG);
            assertThat(kept.priorLane().orElseThrow().hospital()).isEqualTo(Fixtures.HAM_RONG);
        });
    }

    @Test
    void M13_keepsAttachmentsAsBytesOnly() throws IOException {
        String bomb = admission("O1") + "OBX|1|ED|||^application^zip^Base64^" + "QUFB".repeat(200_000) + "\r"
                + "OBX|2|RP|||http://127.0.0.1:1/x\r";

        assertThat(answer(bomb)).isEqualTo("AA O1");
        assertThat(journal.accepted())
                .singleElement()
                .satisfies(kept -> assertThat(kept.content()).isEqualTo(bomb.getBytes(UTF_8)));
    }

    @Test
    void refusesWhatIsNotHl7AndGoesOn() throws IOException {
        try (Client his = Client.to(port)) {
            his.send("HELLO NOT HL7")
                    .send("MSH|^~\\&|A|BV01|C|D|2026||ADT^A01||P|2.5\rPID|1\r")
                    .send(admission("R1"));

            assertThat(his.codes(3)).containsExactly("AR", "AR", "AA R1");
        }
        assertThat(journal.refusals()).containsExactly("no-msh", "no-control-id");
    }

    private String answer(String message) throws IOException {
        return answer(frame(message));
    }

    private String answer(byte[] bytes) throws IOException {
        try (Client his = Client.to(port)) {
            return his.send(bytes).codes(1).get(0);
        }
    }

    private void answersSoon(String message, String expected) throws IOException {
        long start = System.nanoTime();
        assertThat(answer(message)).isEqualTo(expected);
        assertThat(System.nanoTime() - start).as("nanoseconds for %s", expected).isLessThan(5_000_000_000L);
    }

    private void refusesAndCloses(String bytes, String reason) throws IOException {
        try (Client his = Client.to(port)) {
            assertThat(his.send(bytes.getBytes(UTF_8)).codes(1))
                    .singleElement()
                    .asString()
                    .startsWith("AR");
            assertThat(his.isClosed()).isTrue();
        }
        assertThat(journal.refusals()).endsWith(reason);
    }
}
