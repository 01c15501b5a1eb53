package vn.hamrong.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.hamrong.exchange.routes.dossier.DossierFolders;

/** Looks into hospitals' folders by the clock. */
final class FolderClockwork implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FolderClockwork.class);
    private static final long STOP_SECONDS = 25;

    private final DossierFolders folders;
    private final Duration every;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "insurer-folders");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    FolderClockwork(DossierFolders folders, Duration every) {
        this.folders = folders;
        this.every = every;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the hub
    public void start() {
        running = true;
        clockwork.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A look that fails now must be made again. */
    private void look() {
        try {
            folders.look();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("a look into the folders failed: {}", e.getClass().getSimpleName());
        }
    }

    /** The file under way is kept and moved first. */
    @Override
    public void stop() {
        running = false;
        clockwork.shutdown();
        try {
            if (!clockwork.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                clockwork.shutdownNow();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
