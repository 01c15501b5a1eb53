package vn.hamrong.shared.routes.outgoing;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a partner is, from configuration only: never from a message, a header or an answer (P-07, F-14).
 *
 * @param base https, or http to this machine; no user name, query or fragment
 * @param patience from the call to the last byte of the answer, up to 5 minutes
 * @param answerMax bytes an answer may have, up to 50 MB
 */
public record PartnerAddress(URI base, Optional<ClientTls> tls, Duration patience, int answerMax) {
    private static final Pattern LOOPBACK = Pattern.compile("127\\.[0-9.]+|localhost|\\[::1\\]");
    private static final Duration PATIENCE_MAX = Duration.ofMinutes(5);
    private static final int ANSWER_MAX = 50 * 1024 * 1024;

    public PartnerAddress {
        boolean plain = "http".equals(base.getScheme());
        if ((!plain && !"https".equals(base.getScheme())) || base.getHost() == null) {
            throw new IllegalArgumentException("a partner's address is an https URL");
        }
        if (plain && !LOOPBACK.matcher(base.getHost()).matches()) {
            throw new IllegalArgumentException("a partner beyond this machine needs https");
        }
        if (base.getUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("a partner's address has no user name, query or fragment");
        }
        if (patience.isNegative() || patience.isZero() || patience.compareTo(PATIENCE_MAX) > 0) {
            throw new IllegalArgumentException("patience is more than 0 and at most 5 minutes");
        }
        if (answerMax < 1 || answerMax > ANSWER_MAX) {
            throw new IllegalArgumentException("an answer may have 1 byte to 50 MB");
        }
    }

    /** The URL of a path beneath the base. */
    URI at(String path) {
        if (path.isEmpty()) {
            return base;
        }
        String text = base.toString();
        boolean joined = text.endsWith("/") || path.startsWith("?");
        return URI.create(joined ? text + path : text + "/" + path);
    }
}
