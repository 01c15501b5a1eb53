package vn.hamrong.shared.fhir.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exports: one runs at a time, a few may wait, each rests in a folder of its own until it is deleted or too old. What a
 * restart interrupts has no manifest and has failed: it is asked for again.
 */
public final class ExportJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExportJobs.class);
    private static final int WAITING_MAX = 4;

    /**
     * A resource bears the time at which the unit that writes it began, and is seen when that ends: what was under way while
     * this export read must be in the next one. Longer than any unit; what it repeats are doubles.
     */
    static final Duration LONGEST_UNIT = Duration.ofMinutes(5);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern FILE = Pattern.compile("[A-Z][A-Za-z]{1,63}\\.ndjson");

    private final Place place;
    private final StoredPages pages;
    private final Clock clock;
    private final Map<String, ExportJob> live = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "export");
        thread.setDaemon(true);
        return thread;
    });

    public ExportJobs(Place place, StoredPages pages, Clock clock) {
        this.place = place;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Where exports rest.
     *
     * @param folder only the hub's own user can read it
     * @param kept how long after its begin an export can be fetched
     * @param address of the exports, as clients know it
     */
    public record Place(Path folder, Duration kept, String address) {}

    /** How far an export is. */
    enum State {
        RUNNING,
        DONE,
        BROKEN,
        UNKNOWN
    }

    /** Its id; empty when too many wait already. */
    synchronized Optional<String> begin(ExportOrder order, String request) {
        forgetOld();
        if (live.values().stream().filter(job -> !job.isBroken()).count() > WAITING_MAX) {
            return Optional.empty();
        }
        String id = UUID.randomUUID().toString();
        ExportJob job = new ExportJob(newFolder(id), order, pages);
        live.put(id, job);
        Instant all = clock.instant().minus(LONGEST_UNIT);
        worker.execute(() -> run(id, job, all, request));
        return Optional.of(id);
    }

    private void run(String id, ExportJob job, Instant all, String request) {
        try {
            job.run(all, request, address(id));
            live.remove(id);
            LOG.info("export {} is done: {}", id, job.progress());
        } catch (IOException | RuntimeException failure) {
            // Its message may quote what was read.
            LOG.error("export {} failed: {}", id, failure.getClass().getName());
            job.fail();
        }
        if (job.isCancelled()) {
            live.remove(id);
            delete(place.folder().resolve(id));
        }
    }

    String address(String id) {
        return place.address() + "/" + id;
    }

    State state(String id) {
        if (!ID.matcher(id).matches() || !Files.isDirectory(place.folder().resolve(id))) {
            return State.UNKNOWN;
        }
        ExportJob job = live.get(id);
        if (Files.exists(place.folder().resolve(id).resolve(ExportJob.MANIFEST))) {
            return State.DONE;
        }
        if (job != null && job.isCancelled()) {
            return State.UNKNOWN;
        }
        return job == null || job.isBroken() ? State.BROKEN : State.RUNNING;
    }

    String progress(String id) {
        return Optional.ofNullable(live.get(id)).map(ExportJob::progress).orElse("done");
    }

    Instant until(String id) {
        return began(place.folder().resolve(id)).plus(place.kept());
    }

    /** A whole export's manifest, or one of its files by name. */
    Optional<Path> file(String id, String name) {
        boolean named = FILE.matcher(name).matches() || name.equals(ExportJob.MANIFEST);
        return state(id) == State.DONE && named
                ? Optional.of(place.folder().resolve(id).resolve(name)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    /** Ends it, if it runs, and deletes its files; false when there is none. */
    boolean end(String id) {
        if (state(id) == State.UNKNOWN) {
            return false;
        }
        ExportJob job = live.get(id);
        if (job == null || job.isBroken()) {
            live.remove(id);
            delete(place.folder().resolve(id));
        } else {
            job.cancel();
        }
        return true;
    }

    /** From now on what is too old is deleted, each minute that no export runs. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the worker
    public void start() {
        worker.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            forgetOld();
        } catch (UncheckedIOException e) {
            LOG.error("old exports cannot be deleted: {}", e.getClass().getSimpleName());
        }
    }

    private void forgetOld() {
        if (!Files.isDirectory(place.folder())) {
            return;
        }
        Instant oldest = clock.instant().minus(place.kept());
        try (Stream<Path> all = Files.list(place.folder())) {
            all.filter(job -> began(job).isBefore(oldest)).forEach(job -> end(String.valueOf(job.getFileName())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant began(Path job) {
        try {
            return Instant.parse(Files.readString(job.resolve("began")));
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }

    private Path newFolder(String id) {
        try {
            var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(place.folder(), ours);
            Path folder = Files.createDirectory(place.folder().resolve(id), ours);
            Files.writeString(folder.resolve("began"), clock.instant().toString());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        live.values().forEach(ExportJob::cancel);
        worker.shutdown();
    }
}
