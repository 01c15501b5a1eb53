package vn.hamrong.exchange.patients;

/** Two records that may be one person's; the lesser key first, so that a pair is asked about once. */
public record Pair(RecordKey one, RecordKey other) {
    public Pair {
        if (one.compareTo(other) >= 0) {
            throw new IllegalArgumentException("a pair is two records, the lesser first");
        }
    }

    /** The pair of the two, in whichever order they come. */
    public static Pair of(RecordKey one, RecordKey other) {
        return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }
}
