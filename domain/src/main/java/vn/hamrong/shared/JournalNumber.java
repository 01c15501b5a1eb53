package vn.hamrong.shared;

/** The place of one message in the hub's journal: 1, 2, 3… in order of receipt. Safe to log: it names nobody. */
public record JournalNumber(long value) implements Comparable<JournalNumber> {
    /** No message said it: it came in another way, as over FHIR. */
    public static final JournalNumber NONE = new JournalNumber(0);

    public JournalNumber {
        if (value < 0) {
            throw new IllegalArgumentException("journal numbers start at 1, got " + value);
        }
    }

    @Override
    public int compareTo(JournalNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "#" + value;
    }
}
