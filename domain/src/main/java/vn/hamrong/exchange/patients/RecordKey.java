package vn.hamrong.exchange.patients;

import java.util.Comparator;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.shared.FacilityCode;

/** Which source record: the hospital and its own number. */
public record RecordKey(FacilityCode hospital, String mrn) implements Comparable<RecordKey> {
    private static final Comparator<RecordKey> ORDER =
            Comparator.comparing((RecordKey key) -> key.hospital().value()).thenComparing(RecordKey::mrn);

    public static RecordKey of(SourceRecord record) {
        return new RecordKey(record.hospital(), record.mrn());
    }

    @Override
    public int compareTo(RecordKey other) {
        return ORDER.compare(this, other);
    }

    /** Without the number, which is personal. */
    @Override
    public String toString() {
        return "RecordKey[" + hospital + "]";
    }
}
