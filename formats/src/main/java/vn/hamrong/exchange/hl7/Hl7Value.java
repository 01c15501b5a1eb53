package vn.hamrong.exchange.hl7;

import java.util.List;
import java.util.function.Consumer;

/**
 * One repetition of a field, one component or one subcomponent. It is either a leaf with a text or a list of parts; a
 * leaf is also its own first part, as HL7 wants it.
 */
public final class Hl7Value {
    /** What is not there: no text, no parts. */
    public static final Hl7Value ABSENT = new Hl7Value("", List.of(), -1);

    /** How a sender says "delete what you know": it is no value. */
    public static final String NULL = "\"\"";

    private final String text;
    private final List<Hl7Value> parts;
    private final int number;

    private Hl7Value(String text, List<Hl7Value> parts, int number) {
        this.text = text;
        this.parts = parts;
        this.number = number;
    }

    static Hl7Value leaf(String text, int number) {
        return new Hl7Value(text, List.of(), number);
    }

    static Hl7Value of(List<Hl7Value> parts) {
        return new Hl7Value("", parts, -1);
    }

    /** Part {@code n}, counted from 1; {@link #ABSENT} when there is none. */
    public Hl7Value part(int n) {
        if (parts.isEmpty()) {
            return n == 1 ? this : ABSENT;
        }
        return n <= parts.size() ? parts.get(n - 1) : ABSENT;
    }

    /** The parts after part {@code n}, as one value: the HD within an EI. */
    public Hl7Value after(int n) {
        return n < parts.size() ? of(parts.subList(n, parts.size())) : ABSENT;
    }

    /** How many parts were sent; 0 for a leaf. */
    public int size() {
        return parts.size();
    }

    /** The first leaf: this, or the first part's. */
    public Hl7Value first() {
        return parts.isEmpty() ? this : parts.get(0).first();
    }

    /** Text of the first leaf, escapes undone, no space around; empty for nothing and for {@code ""}. */
    public String text() {
        return first().text;
    }

    /** The leaf's number in its message, counted from 0; -1 when this is no leaf with a text. */
    public int number() {
        return number;
    }

    /** Whether any leaf has a text. */
    public boolean isPresent() {
        return number >= 0 || parts.stream().anyMatch(Hl7Value::isPresent);
    }

    /** Hands over every leaf that has a text, in order. */
    public void leaves(Consumer<Hl7Value> each) {
        if (number >= 0) {
            each.accept(this);
        }
        parts.forEach(part -> part.leaves(each));
    }

    /** Values may be personal. */
    @Override
    public String toString() {
        return "Hl7Value[" + parts.size() + " parts]";
    }
}
