package vn.hamrong.exchange.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.hamrong.exchange.routes.Fixtures.admission;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Acknowledgment;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.Lane;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

class ReceptionTest {
    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<Lane> woken = new ArrayList<>();
    private final Reception usual =
            reception(journal, Fixtures.hamRong(Fixtures.ownPort(2575)), Fixtures.ngocLac(Fixtures.ownPort(2576)));

    @Test
    void answersOnlyAfterTheCommit() {
        CompletableFuture<Kept> commit = new CompletableFuture<>();
        CompletableFuture<Answer> answer = reception(message -> commit).receive(whole(2575, admission("A1")));
        assertThat(answer).isNotDone();
        commit.complete(new Kept.Fresh(new JournalNumber(1)));

        assertThat(code(answer)).isEqualTo("AA A1");
        assertThat(woken).containsExactly(new Lane(Fixtures.HAM_RONG, "BN7"));
    }

    @Test
    void wakesNobodyForARepetitionOrARefusal() {
        receive(2575, admission("B1"));
        receive(2575, admission("B1"));
        receive(2575, admission("B1").replace("NGUYỄN", "TRẦN"));
        receive(2575, admission("NL", "B2"));

        assertThat(woken).hasSize(1);
    }

    @Test
    void answersAConflictAsTheHospitalWants() {
        Dialect lenient = new Dialect(
                "UTF-8", Set.of("BV01"), Set.of(), Map.of(), Map.of(), Duration.ofDays(7), Acknowledgment.AA);
        Hospital hospital =
                new Hospital(Fixtures.HAM_RONG, "Hàm Rồng", 1, List.of(Fixtures.ownPort(2575)), List.of(), lenient);
        Reception reception = reception(journal, hospital);
        reception.receive(whole(2575, admission("C1"))).join();

        assertThat(code(reception.receive(whole(2575, admission("C1").replace("NGUYỄN", "TRẦN")))))
                .isEqualTo("AA C1");
        assertThat(receive(2575, admission("C2"))).isEqualTo("AA C2");
        assertThat(receive(2575, admission("C2").replace("NGUYỄN", "TRẦN"))).isEqualTo("AR C2");
    }

    @Test
    void M07_keepsAStrangersMessageAsNobodysAndClosesButNotForEver() {
        for (int i = 0; i < MllpLimits.DEFAULT.strangersPerMinute() + 10; i++) {
            assertThat(receive(9999, admission("D" + i))).startsWith("AR D");
        }

        assertThat(journal.all()).hasSize(MllpLimits.DEFAULT.strangersPerMinute());
        assertThat(journal.all()).allMatch(kept -> kept.hospital().equals(FacilityCode.UNKNOWN));
        assertThat(reception(journal).receive(whole(9999, "x")).join().last()).isTrue();
        assertThat(reception(journal)
                        .receive(whole(2575, admission("E1")))
                        .join()
                        .last())
                .isFalse();
    }

    @Test
    void keepsNothingOfAnEmptyFrame() {
        assertThat(receive(2575, "")).isEqualTo("AR");
        assertThat(journal.all()).isEmpty();
    }

    @Test
    void saysWhatIsWrongInBothLanguagesAndNothingOfThePatient() {
        String answer = new String(
                reception(journal)
                        .receive(whole(2575, admission("NL", "F1")))
                        .join()
                        .content(),
                UTF_8);

        assertThat(answer)
                .contains("không phải là bệnh viện", "is not the hospital")
                .doesNotContain("NGUYỄN", "BN7");
    }

    @Test
    void judgesALargeMessageToo() {
        String large = admission("G1") + "NTE|1||" + "x".repeat(400_000) + "\r";

        assertThat(receive(2575, large)).isEqualTo("AA G1");
    }

    private String receive(int port, String message) {
        return code(reception(journal).receive(whole(port, message)));
    }

    private Reception reception(Journal with) {
        return with == journal ? usual : reception(with, Fixtures.hamRong(Fixtures.ownPort(2575)));
    }

    private Reception reception(Journal with, Hospital... hospitals) {
        Senders senders = new Senders(List.of(hospitals), false, false);
        return new Reception(senders, with, (number, lane) -> woken.add(lane), MllpLimits.DEFAULT, Edge.CLOCK);
    }

    private static Arrival whole(int port, String message) {
        Peer peer = new Peer(port, InetAddress.getLoopbackAddress(), false, Optional.empty());
        return new Arrival(peer, Framed.whole(message.getBytes(UTF_8)), Runnable::run);
    }

    private static String code(CompletableFuture<Answer> answer) {
        return Client.code(new String(answer.join().content(), UTF_8));
    }
}
