package vn.hamrong.exchange.routes.patients;

import java.util.Map;
import java.util.stream.Stream;
import vn.hamrong.exchange.patients.Regrouping;
import vn.hamrong.exchange.patients.SharedRecord;
import vn.hamrong.exchange.patients.Standing;
import vn.hamrong.shared.OutboxOrders;
import vn.hamrong.shared.PatientId;

/**
 * Lets what waits to be told of a patient follow when the patient becomes another one: both have one line from then on, so
 * that nothing of one person overtakes. Parted again, what waits stays in that line.
 */
public final class LinesFollow implements SharedRecord {
    /** Orders in the outbox that belong to a patient: letters to hospitals, and notices. */
    private static final String LETTERS = "patient/";

    private static final String NOTICES = "";

    private final SharedRecord record;
    private final OutboxOrders orders;

    /** Beside what {@code record} does. */
    public LinesFollow(SharedRecord record, OutboxOrders orders) {
        this.record = record;
        this.orders = orders;
    }

    @Override
    public void move(Regrouping.Rest rest) {
        record.move(rest);
        boolean goesAwayItself = rest.home().equals(rest.from());
        if (goesAwayItself) {
            Stream.of(LETTERS, NOTICES)
                    .forEach(kind -> orders.join(
                            kind + rest.from().value(), kind + rest.to().value()));
        }
    }

    @Override
    public void move(Regrouping.Move move) {
        record.move(move);
    }

    @Override
    public void derive(PatientId patient, Standing now) {
        record.derive(patient, now);
    }

    @Override
    public Map<String, Integer> count(Regrouping.Move move) {
        return record.count(move);
    }

    @Override
    public Map<String, Integer> count(Regrouping.Rest rest) {
        return record.count(rest);
    }
}
