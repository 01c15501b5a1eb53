package vn.hamrong.exchange.web.duplicates;

import java.time.Instant;
import vn.hamrong.exchange.patients.Link;

/**
 * Two numbers of the viewer's own hospital that one of its messages merged.
 *
 * @param message the message that said it; 0 when it is not known any more
 */
record Merge(long link, String prior, String surviving, long message, Instant at) {
    static Merge of(Link.Made made) {
        Link.Numbers number = (Link.Numbers) made.link();
        return new Merge(
                made.id(),
                number.prior(),
                number.surviving(),
                made.from().value(),
                made.made().at());
    }

    /** Without the numbers, which are personal. */
    @Override
    public String toString() {
        return "Merge[" + link + "]";
    }
}
