package vn.hamrong.exchange.hl7;

import java.util.List;

/**
 * One line of a message.
 *
 * @param name three characters, as in {@code PID}
 * @param fields repetitions by field; the first is field 1
 */
public record Hl7Segment(String name, List<List<Hl7Value>> fields) {

    /** All repetitions of field {@code n}, counted from 1; empty when the field was not sent. */
    public List<Hl7Value> repetitions(int n) {
        return n <= fields.size() ? fields.get(n - 1) : List.of();
    }

    /** The first repetition of field {@code n}. */
    public Hl7Value field(int n) {
        List<Hl7Value> all = repetitions(n);
        return all.isEmpty() ? Hl7Value.ABSENT : all.get(0);
    }

    /** Values may be personal. */
    @Override
    public String toString() {
        return "Hl7Segment[" + name + "]";
    }
}
