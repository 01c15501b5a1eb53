package vn.hamrong.bench.crash;

import java.util.List;

/**
 * What the hub holds after a run, read by SQL and not through the hub.
 *
 * @param histories of patients and encounters, one per resource
 */
record Stored(List<Row> rows, List<Effect> effects, List<History> histories) {
    Stored {
        rows = List.copyOf(rows);
        effects = List.copyOf(effects);
        histories = List.copyOf(histories);
    }

    /**
     * A row of the journal.
     *
     * @param key its control id
     * @param sha256 as the hub wrote it
     * @param actual computed from the stored bytes
     */
    record Row(String key, String state, String sha256, String actual) {
        boolean counts() {
            return state.equals("APPLIED") || state.equals("WAITING");
        }
    }

    /**
     * A resource that one message made.
     *
     * @param resource its id in the database
     * @param versions how many it has
     * @param index 0 for the report, 1… for its observations
     * @param text what an observation says, empty for a report
     */
    record Effect(String key, int index, long resource, int versions, String text) {}

    /** The sequence numbers that the versions of a patient's resource carry, oldest first. */
    record History(String patient, String type, List<Integer> seqs) {
        History {
            seqs = List.copyOf(seqs);
        }
    }
}
