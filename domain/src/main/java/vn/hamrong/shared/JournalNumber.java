package vn.hamrong.shared;

/** The place of one message in the hub's journal: 1, 2, 3… in order of receipt. Safe to log: it names nobody. */
public record JournalNumber(long value) implements Comparable<JournalNumber> {
    public JournalNumber {
        if (value < 1) {
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
