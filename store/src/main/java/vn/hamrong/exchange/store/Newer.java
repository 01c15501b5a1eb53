package vn.hamrong.exchange.store;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the lanes of a message that stands beside them have applied something that came after it: put back at its number,
 * it would be the last to speak and undo that.
 */
final class Newer {
    private static final String MERGED = " join hub.merged_lane g on g.lane in (m.lane, m.prior_lane)";

    /** Each way to a lane of the message: its own, those they were merged into, and those merged with them. */
    private static final List<Way> WAYS = List.of(
            new Way("", "m.lane"),
            new Way("", "m.prior_lane"),
            new Way(MERGED, "g.surviving"),
            new Way(" join hub.merged_lane h on h.surviving in (m.lane, m.prior_lane)", "h.lane"),
            new Way(MERGED + " join hub.merged_lane h on h.surviving = g.surviving", "h.lane"));

    private Newer() {}

    private record Way(String from, String lane) {
        /** By equality: with one condition for several lanes H2 reads half the journal for each message. */
        String exists(String number) {
            return "exists (select 1 from hub.message m" + from + " join hub.message n on n.lane = " + lane
                    + " and n.number > m.number join hub.outcome a on a.number = n.number and a.state = 'APPLIED'"
                    + " where m.number = " + number + ")";
        }
    }

    /** The condition, of the message with this number. */
    static String than(String number) {
        return WAYS.stream().map(way -> way.exists(number)).collect(Collectors.joining(" or ", "(", ")"));
    }
}
