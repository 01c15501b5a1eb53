package vn.hamrong.exchange.routes.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.shared.outgoing.Call;
import vn.hamrong.shared.outgoing.Partner;

/**
 * Asks the insurer's portal about a card as a hospital's HIS would (KQNhanLichSuKCB2024, CV 1923/BHXH), with the hospital's
 * own account there. Only the insurer knows cards: its answer is handed on as it came, and none is made up.
 */
public final class CardLookup {
    /** How long one call of the portal may take: a person waits at the desk, and is received without an answer, too. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String PATH = "api/egw/KQNhanLichSuKCB2024?";
    private static final int PATH_MAX = 2_000;
    private static final String NOT_LOGGED_IN = "401";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Partner portal;
    private final PortalTokens tokens;

    /** @param portal gives up after {@link #PATIENCE} */
    public CardLookup(Partner portal, Clock clock) {
        this.portal = portal;
        this.tokens = new PortalTokens(portal, clock);
    }

    /** The portal's JSON, byte for byte; empty when it gave none in time. A login that has ended is made once more. */
    public Optional<byte[]> ask(InsurerAccess.Relay account, Map<String, String> question) {
        Optional<Said> said = once(account, question);
        if (said.isPresent() && said.get().answer().code().equals(NOT_LOGGED_IN)) {
            tokens.forget(account);
            said = once(account, question);
        }
        return said.map(Said::bytes);
    }

    private record Said(PortalAnswer answer, byte[] bytes) {}

    private Optional<Said> once(InsurerAccess.Relay account, Map<String, String> question) {
        return tokens.of(account)
                .token()
                .map(token -> path(account, token))
                .filter(path -> path.length() <= PATH_MAX)
                .flatMap(path -> portal.ask(Call.post(path, "application/json", json(question)))
                        .match(
                                answer -> PortalAnswer.of(answer).map(known -> new Said(known, answer.body())),
                                silent -> Optional.empty()));
    }

    /** The portal takes the credentials of this one call in the address. */
    private static String path(InsurerAccess.Relay account, PortalTokens.Token token) {
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("token", token.access());
        credentials.put("id_token", token.id());
        credentials.put("username", account.username());
        credentials.put("password", account.passwordMd5());
        return credentials.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", PATH, ""));
    }

    private static byte[] json(Map<String, String> question) {
        try {
            return JSON.writeValueAsBytes(question);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are JSON", impossible);
        }
    }
}
