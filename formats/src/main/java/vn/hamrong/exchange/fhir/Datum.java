package vn.hamrong.exchange.fhir;

import vn.hamrong.exchange.hl7.Hl7Value;

/**
 * A value being read by a map: a repetition, a component or a subcomponent. {@link #take} tells the receipt where it
 * went; {@link #peek} only looks.
 *
 * @param field where it stands, as in {@code PID-3}
 */
record Datum(Tally tally, Hl7Value value, String field) {

    /** Component or subcomponent {@code n}, counted from 1; may be absent. */
    Datum part(int n) {
        return new Datum(tally, value.part(n), field);
    }

    boolean isPresent() {
        return value.isPresent();
    }

    /** Whether this very value (its first leaf) has a text, whatever its other parts say. */
    boolean hasText() {
        return value.first().number() >= 0;
    }

    boolean isAbsent() {
        return !value.isPresent();
    }

    /** Text of the first leaf, only looked at. */
    String peek() {
        return value.text();
    }

    /** Text of the first leaf, which now is {@code to}, as in {@code Patient.name[0].family}; empty when absent. */
    String take(String to) {
        tally.used(value.first(), to);
        return value.text();
    }

    /** Says that every leaf of this value went into {@code to}. */
    Datum takeAll(String to) {
        value.leaves(leaf -> tally.used(leaf, to));
        return this;
    }

    Sender sender() {
        return tally.sender();
    }
}
