package vn.hamrong.shared.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The newest link of the chain at one moment. Signed and kept outside the database, it stands for every row before it.
 *
 * @param place how many rows were sealed by then
 */
public record AuditHead(long place, String chain, Instant at) {
    /** Nothing is sealed yet. */
    public static final AuditHead NONE = new AuditHead(0, AuditChain.START, Instant.EPOCH);

    private static final Pattern TEXT =
            Pattern.compile("hamrong-audit-head ([0-9]{1,18}) ([0-9a-f]{64}) ([0-9TZ:.+-]{10,40})");

    /** What is signed. */
    public String text() {
        return "hamrong-audit-head " + place + " " + chain + " " + at;
    }

    /** Empty when it is no head. */
    public static Optional<AuditHead> parse(String text) {
        Matcher head = TEXT.matcher(text);
        if (!head.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new AuditHead(Long.parseLong(head.group(1)), head.group(2), Instant.parse(head.group(3))));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
