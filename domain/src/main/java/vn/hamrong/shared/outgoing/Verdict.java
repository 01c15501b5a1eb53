package vn.hamrong.shared.outgoing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.hamrong.shared.Delivery;

/**
 * What an answer means for an item of the outbox, by its status alone (RFC 9110 §15): 2xx has it; a refusal that waiting
 * may cure is tried again; any other is for a person.
 */
public final class Verdict {
    /** Not now, too early, too many; conflicts that pass; a token that must be fetched anew. */
    private static final Set<Integer> PASSES = Set.of(401, 407, 408, 409, 423, 425, 429);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private Verdict() {}

    /** Of an answer that came at {@code now}. */
    public static Delivery of(Answer answer, Instant now) {
        return answer.match(said -> of(said, now), silent -> new Delivery.TryAgain(silent.reason()));
    }

    private static Delivery of(Answer.Said said, Instant now) {
        int status = said.status();
        if (status >= 200 && status < 300) {
            return new Delivery.Confirmed();
        }
        String reason = "the receiver answered " + status;
        if (status >= 500 || PASSES.contains(status)) {
            return new Delivery.TryAgain(reason, said.header("retry-after").flatMap(text -> after(text, now)));
        }
        boolean redirect = status >= 300 && status < 400;
        return new Delivery.GiveUp(redirect ? reason + ": redirects are not followed" : reason);
    }

    /** Seconds or a date (RFC 9110 §10.2.3); anything else says nothing. */
    private static Optional<Instant> after(String text, Instant now) {
        if (SECONDS.matcher(text.strip()).matches()) {
            return Optional.of(now.plusSeconds(Long.parseLong(text.strip())));
        }
        try {
            DateTimeFormatter form = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
            return Optional.of(ZonedDateTime.parse(text.strip(), form).toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
