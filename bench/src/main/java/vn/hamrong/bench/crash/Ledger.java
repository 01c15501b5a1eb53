package vn.hamrong.bench.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was promised, outside the hub: every intent is on disk before its message leaves. Safe for many threads. */
final class Ledger implements AutoCloseable {
    private final FileChannel file;
    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<String, String> oddities = new LinkedHashMap<>();

    Ledger(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    synchronized void intend(Intent intent) {
        write("INTENT " + intent.key() + " " + intent.patient() + " " + intent.seq() + " " + intent.sha256());
        intents.put(intent.key(), intent);
        outcomes.put(intent.key(), Outcome.INFO);
    }

    synchronized void end(String key, Outcome outcome) {
        write("OUTCOME " + key + " " + outcome);
        outcomes.put(key, outcome);
    }

    /** An answer that is wrong whatever is stored, as an AR for a message that was accepted before. */
    synchronized void odd(String key, String what) {
        write("ODD " + key + " " + what);
        oddities.put(key, what);
    }

    synchronized Promised promised() {
        return new Promised(Map.copyOf(intents), Map.copyOf(outcomes), Map.copyOf(oddities));
    }

    private void write(String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException diskFull) {
            throw new UncheckedIOException("the ledger cannot be written: the run proves nothing", diskFull);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The ledger at the end of a run, by key. */
    record Promised(Map<String, Intent> intents, Map<String, Outcome> outcomes, Map<String, String> oddities) {

        boolean is(String key, Outcome outcome) {
            return outcomes.get(key) == outcome;
        }
    }
}
