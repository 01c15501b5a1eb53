package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import vn.hamrong.simulators.MllpClient;

/**
 * An invented patient of the first hospital, whose HIS merges two of their numbers and forgets to say which.
 *
 * @param mrn its surviving number; the one that ends is {@code OLD-} and this
 */
record DeskPatient(RunningHub hub, String mrn, String family, String given, String citizen) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    String name() {
        return family + " " + given;
    }

    String prior() {
        return "OLD-" + mrn;
    }

    String control(String kind) {
        return kind + "-" + mrn;
    }

    /** An admission, and behind it the merge that has to stop; waits until the hub has come that far. */
    void admittedAndMergedWithNobody() throws IOException, InterruptedException {
        send(control("ADM"), "ADT^A01^ADT_A01", "PV1|1|I|NOI^P1^G01||||||||||||||||LK-" + mrn + "^^^BVHAMRONG^VN");
        send(control("MRG"), "ADT^A40^ADT_A39", "");
        assertThat(state(control("ADM"), "APPLIED")).isEqualTo("APPLIED");
        assertThat(state(control("MRG"), "PARKED")).isEqualTo("PARKED");
    }

    /** An address under a control id that was used before, refused; and behind it a newer one, applied. */
    void contradictedAndThenMoved() throws IOException, InterruptedException {
        send(control("ADR"), "ADT^A08^ADT_A01", "PV1|1|O");
        send(control("ADR"), "ADT^A08^ADT_A01", "PV1|1|I", "AR");
        send(control("NEW"), "ADT^A08^ADT_A01", "PV1|1|E");
        assertThat(state(control("NEW"), "APPLIED")).isEqualTo("APPLIED");
        assertThat(state(control("ADR"), "PARKED")).isEqualTo("PARKED");
    }

    private void send(String controlId, String type, String more) throws IOException {
        send(controlId, type, more, "AA");
    }

    private void send(String controlId, String type, String more, String answer) throws IOException {
        InetSocketAddress hospital = new InetSocketAddress(
                hub.settings().mllp().address(), hub.settings().mllp().port());
        try (MllpClient his = MllpClient.connect(hospital, Duration.ofSeconds(20))) {
            String text = "MSH|^~\\&|HIS|BVHAMRONG|HAMRONG|TH|20261125080000||" + type + "|" + controlId + "|P|2.5.1\r"
                    + "EVN||20261125080000\r"
                    + "PID|1||" + mrn + "^^^BVHAMRONG^MR~" + citizen + "^^^CCCD^NI||" + family + "^" + given
                    + "||19900101|F|||Thôn 3^^Xã Thử^Thanh Hóa^^VNM\r" + more;
            assertThat(his.send(text.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo(answer);
        }
    }

    long number(String controlId) {
        return hub.database()
                .sql("select max(number) from hub.message where control_id = :id")
                .param("id", controlId)
                .query(Long.class)
                .single();
    }

    /** The newest state of what has this control id; {@code wanted} is waited for. */
    String state(String controlId, String wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String state = state(controlId);
        while (!state.equals(wanted) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
            state = state(controlId);
        }
        return state;
    }

    private String state(String controlId) {
        return hub.database()
                .sql("select state from hub.message_state where number = :number")
                .param("number", number(controlId))
                .query(String.class)
                .optional()
                .orElse("");
    }
}
