package vn.hamrong.exchange.routes.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.exchange.routes.relay.CardLookup;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.outgoing.Answer;
import vn.hamrong.shared.outgoing.Call;
import vn.hamrong.shared.routes.HttpAnswer;
import vn.hamrong.shared.routes.HttpHead;

/** The card look-up with an insurer that answers what a test wants. */
class PortalCardsTest {
    private static final String MD5 = "0123456789ABCDEF0123456789ABCDEF";
    private static final String LOGIN =
            "{\"maKetQua\":\"200\",\"APIKey\":{\"access_token\":\"t\",\"id_token\":\"i\",\"expires_in\":\"2026-11-22T04:00:00Z\"}}";
    private static final String GOOD = "{\"maKetQua\":\"000\",  \"hoTen\":\"Lê Văn Thử\"}";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T03:15:30Z"));
    private final PortalSessions sessions = new PortalSessions(Duration.ofMinutes(30), () -> new byte[32], clock);
    private final List<AuditEntry> audit = new ArrayList<>();
    private final List<Call> asked = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final CardLookup insurer = new CardLookup(
            call -> {
                asked.add(call);
                return answers.remove(0);
            },
            clock);

    @Test
    void theInsurersAnswerComesBackByteForByteAndIsOnRecord() {
        says(LOGIN, GOOD);

        HttpAnswer answer = ask(hospital(true), Map.of(), "{\"maThe\":\"038085000123\",\"other\":\"x\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).isEqualTo(GOOD);
        assertThat(asked.get(1).path())
                .isEqualTo("api/egw/KQNhanLichSuKCB2024?token=t&id_token=i&username=38901_BHXH&password=F0");
        assertThat(new String(asked.get(1).body(), StandardCharsets.UTF_8))
                .contains("\"maThe\":\"038085000123\"", "\"ngaySinh\":\"\"")
                .doesNotContain("other");
        assertThat(audit).extracting(AuditEntry::target).containsExactly("insurer-card");
    }

    @Test
    void theCredentialsMayStandInTheAddressAsThePortalDocumentsIt() {
        says(LOGIN, GOOD);

        assertThat(text(ask(hospital(true), Map.of("username", "38901_BV"), "{}")))
                .isEqualTo(GOOD);
        assertThat(ask(hospital(true), Map.of("token", "wrong"), "{}").status()).isEqualTo(401);
        assertThat(ask(hospital(true), Map.of("username", "38902_BV"), "{}").status())
                .isEqualTo(403);
        assertThat(ask(hospital(true), Map.of(), "username=38902_BV").status()).isEqualTo(400);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aLoginThatHasEndedIsMadeOnceMoreAndNotForEver() {
        says(LOGIN, "{\"maKetQua\":\"401\"}", LOGIN, GOOD);
        assertThat(text(ask(hospital(true), Map.of(), "{}"))).isEqualTo(GOOD);

        says("{\"maKetQua\":\"401\"}", LOGIN, "{\"maKetQua\":\"401\"}");
        assertThat(text(ask(hospital(true), Map.of(), "{}"))).isEqualTo("{\"maKetQua\":\"401\"}");
        assertThat(answers).isEmpty();
    }

    @Test
    void withoutAnInsurerAPersonIsToldWhatToDo() {
        answers.add(new Answer.Silent("no answer: ConnectException"));
        says(LOGIN, "<html>Proxy</html>");

        assertThat(ask(hospital(true), Map.of(), "{}").status()).isEqualTo(503);
        HttpAnswer page = ask(hospital(true), Map.of(), "{}");
        assertThat(page.status()).isEqualTo(503);
        assertThat(text(page)).contains("cứ tiếp nhận người bệnh");
        assertThat(text(ask(hospital(false), Map.of(), "{}"))).contains("hỏi thẳng cổng BHXH");
    }

    private void says(String... bodies) {
        for (String body : bodies) {
            answers.add(new Answer.Said(200, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private HttpAnswer ask(Hospital hospital, Map<String, String> query, String body) {
        PortalSessions.Tokens tokens =
                sessions.open(hospital, new PortalAccounts.Login("38901_BV", MD5, InetAddress.getLoopbackAddress()));
        Map<String, String> shown =
                new HashMap<>(Map.of("token", tokens.accessToken(), "id_token", tokens.idToken(), "password", MD5));
        shown.putAll(query);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpHead head = new HttpHead(
                "POST",
                "/api/egw/KQNhanLichSuKCB2024",
                shown,
                Map.of("content-type", "application/json"),
                bytes.length,
                InetAddress.getLoopbackAddress());
        PortalCards cards = cards();
        return cards.refuse(head).orElseGet(() -> cards.answer(head, bytes).join());
    }

    private PortalCards cards() {
        PortalAudit trail = new PortalAudit(new Kept());
        return new PortalCards(
                new PortalGate(sessions, trail, Runnable::run, clock),
                Optional.of(insurer),
                trail,
                new PortalCards.Work(Runnable::run, clock));
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static Hospital hospital(boolean atTheInsurer) {
        Optional<InsurerAccess.Relay> relay =
                atTheInsurer ? Optional.of(new InsurerAccess.Relay("38901_BHXH", "F0")) : Optional.empty();
        return new Hospital(
                new FacilityCode("38901"),
                "Bệnh viện 38901",
                1,
                List.of(),
                List.of(),
                Dialect.PLAIN,
                List.of(),
                List.of(),
                new InsurerAccess(Optional.empty(), false, false, relay));
    }

    private final class Kept implements AuditTrail {
        @Override
        public void add(AuditEntry entry) {
            audit.add(entry);
        }

        @Override
        public void addAndCommit(AuditEntry entry) {
            if (entry.outcome() == AuditEntry.Outcome.DONE) {
                audit.add(entry);
            }
        }
    }
}
