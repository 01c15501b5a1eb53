package vn.hamrong.shared.fhir;

import java.util.ArrayList;
import java.util.List;
import vn.hamrong.exchange.fhir.IncomingMessages;
import vn.hamrong.shared.JournalNumber;

/** A journal in a list: the same id of the same client is the same message when its content is the same. */
final class TestMessages implements IncomingMessages {
    private final List<Sent> kept = new ArrayList<>();

    @Override
    public synchronized Taken take(Sent sent) {
        int before = first(sent);
        if (before >= 0
                && kept.get(before).message().contentKey().equals(sent.message().contentKey())) {
            return new Taken.Accepted(new JournalNumber(before + 1));
        }
        kept.add(sent);
        JournalNumber number = new JournalNumber(kept.size());
        return before >= 0
                ? new Taken.Conflict(number)
                : sent.message()
                        .<Taken>match(
                                read -> new Taken.Accepted(number),
                                refused -> new Taken.Refused(
                                        number,
                                        refused.refusal().vietnamese(),
                                        refused.refusal().english()));
    }

    synchronized List<Sent> kept() {
        return List.copyOf(kept);
    }

    private int first(Sent sent) {
        String id = sent.message().envelope().controlId();
        for (int i = 0; i < kept.size(); i++) {
            Sent other = kept.get(i);
            boolean same = other.client().equals(sent.client())
                    && other.message().envelope().controlId().equals(id);
            if (same && !id.isEmpty()) {
                return i;
            }
        }
        return -1;
    }
}
