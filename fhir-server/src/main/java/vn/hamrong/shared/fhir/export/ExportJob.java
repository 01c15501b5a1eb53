package vn.hamrong.shared.fhir.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** One export under way: a file for each type, readable by the hub's own user only, and at last the manifest. */
final class ExportJob {
    /** Present when, and only when, all files are whole. */
    static final String MANIFEST = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ROOM = 1L << 30;

    private final Path folder;
    private final ExportOrder order;
    private final StoredPages pages;
    private final AtomicLong written = new AtomicLong();
    private volatile long expected;
    private volatile boolean cancelled;
    private volatile boolean broken;

    ExportJob(Path folder, ExportOrder order, StoredPages pages) {
        this.folder = folder;
        this.order = order;
        this.pages = pages;
    }

    /** For {@code X-Progress}. */
    String progress() {
        return written.get() + " of about " + expected;
    }

    boolean isBroken() {
        return broken;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void fail() {
        broken = true;
    }

    /**
     * Writes it all, and the manifest with the files' addresses beneath {@code address}.
     *
     * @param all what was written until then is in it, whole; the {@code _since} of the next
     */
    void run(Instant all, String request, String address) throws IOException {
        expected = order.types().stream()
                .mapToLong(type -> pages.count(type, order.since()))
                .sum();
        ObjectNode manifest = JSON.createObjectNode()
                .put("transactionTime", all.toString())
                .put("request", request)
                .put("requiresAccessToken", true);
        ArrayNode output = manifest.putArray("output");
        manifest.putArray("error");
        for (String type : order.types()) {
            long count = write(type);
            if (count > 0) {
                output.addObject()
                        .put("type", type)
                        .put("url", address + "/" + type + ".ndjson")
                        .put("count", count);
            }
        }
        if (!cancelled) {
            Path part = own(folder.resolve(MANIFEST + ".part"));
            Files.write(part, JSON.writeValueAsBytes(manifest));
            Files.move(part, folder.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private long write(String type) throws IOException {
        Path file = own(folder.resolve(type + ".ndjson"));
        long count = 0;
        try (BufferedWriter lines = new BufferedWriter(new OutputStreamWriter(
                Files.newOutputStream(file, StandardOpenOption.WRITE), StandardCharsets.UTF_8))) {
            StoredPages.Page page = new StoredPages.Page(List.of(), 0, true);
            while (page.more() && !cancelled) {
                needRoom();
                page = pages.after(page.last(), type, order.since());
                for (String line : page.lines()) {
                    lines.write(line);
                    lines.write('\n');
                }
                count += page.lines().size();
                written.addAndGet(page.lines().size());
            }
        }
        return count;
    }

    /** The journal comes first: an export never takes the last of the disk. */
    private void needRoom() throws IOException {
        if (Files.getFileStore(folder).getUsableSpace() < ROOM) {
            throw new IOException("less than 1 GB is left");
        }
    }

    private static Path own(Path file) throws IOException {
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------"))));
    }
}
