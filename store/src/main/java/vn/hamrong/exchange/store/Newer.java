package vn.hamrong.exchange.store;

/**
 * Whether the lanes of a message that stands beside them have applied something that came after it: put back at its number,
 * it would be the last to speak and undo that.
 */
final class Newer {
    private static final String APPLIED = " and n.number > m.number join hub.outcome a on a.number = n.number"
            + " and a.state = 'APPLIED' where m.number = ";

    private Newer() {}

    /** The condition, in its own lanes or in those that were merged with them. */
    static String than(String number) {
        return """
                (exists (select 1 from hub.message m
                    left join hub.merged_lane g on g.lane in (m.lane, m.prior_lane)
                    join hub.message n on n.lane in (m.lane, m.prior_lane, g.surviving)%1$s%2$s)
                or exists (select 1 from hub.message m
                    left join hub.merged_lane g on g.lane in (m.lane, m.prior_lane)
                    join hub.merged_lane h on h.surviving in (m.lane, m.prior_lane, g.surviving)
                    join hub.message n on n.lane = h.lane%1$s%2$s))""".formatted(APPLIED, number);
    }
}
