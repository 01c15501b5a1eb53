package vn.hamrong.exchange.routes.dossier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.hl7.ContentKeys;
import vn.hamrong.shared.JournalNumber;

/**
 * Takes files from hospitals' folders. A file is complete when two looks see it the same; then it is moved aside, so that
 * what is read is what is answered, and moved on after it is kept. A stop in between only means that it is found again,
 * known by its name and content. One file's trouble holds up no other.
 */
public final class DossierFolders {
    static final String CHANNEL = "folder";

    private static final Logger LOG = LoggerFactory.getLogger(DossierFolders.class);
    private static final String UNUSABLE = "cannot be read or written";
    private static final String LINKED = "holds a link or a file where a folder must be";
    private static final String NO_FILE = "holds what is no plain file; it stays where it is";
    private static final String UNREADABLE = "holds a file that the hub may not read; it stays where it is";
    private static final String TROUBLE = "holds a file that cannot be read or moved; it stays where it is";
    private static final String AWAY = "waits: the journal cannot keep files at the moment";
    private static final long KEPT_WITHIN_SECONDS = 60;

    private final List<DropFolder> folders = new ArrayList<>();
    private final Map<Path, DroppedFile> seen = new HashMap<>();
    private final Set<Complaint> complained = new HashSet<>();
    private final DossierIntake intake;
    private final int fileMax;

    private record Complaint(Path what, String why) {}

    private interface Step {
        void with(DropFolder folder, DroppedFile file) throws IOException, InterruptedException;
    }

    /** Folders named by the hospitals' codes under {@code base}, of those hospitals that use theirs. */
    public DossierFolders(Path base, List<Hospital> hospitals, DossierIntake intake, int fileMax) {
        for (Hospital hospital : hospitals) {
            if (hospital.insurer().folder()) {
                folders.add(
                        new DropFolder(hospital, base.resolve(hospital.code().value())));
            }
        }
        this.intake = intake;
        this.fileMax = fileMax;
    }

    /** Looks once into every folder; to be called every few seconds, by one thread. */
    public void look() throws InterruptedException {
        for (DropFolder folder : folders) {
            try {
                look(folder);
                isWell(folder.base(), UNUSABLE);
            } catch (IOException unusable) {
                complain(folder, folder.base(), UNUSABLE);
            }
        }
    }

    private void look(DropFolder folder) throws IOException, InterruptedException {
        if (!folder.isReady()) {
            complain(folder, folder.base(), LINKED);
            return;
        }
        isWell(folder.base(), LINKED);
        List<Path> taken = DropFolder.files(folder.taking());
        List<Path> dropped = DropFolder.files(folder.in());
        forget(folder, Stream.concat(taken.stream(), dropped.stream()).collect(Collectors.toSet()));
        for (Path path : taken) {
            look(folder, path, this::settle);
        }
        for (Path path : dropped) {
            look(folder, path, this::take);
        }
    }

    /** What is away is not spoken of. */
    private void forget(DropFolder folder, Set<Path> allBut) {
        seen.keySet().removeIf(path -> path.startsWith(folder.base()) && !allBut.contains(path));
        complained.removeIf(old -> old.what().startsWith(folder.base())
                && !old.what().equals(folder.base())
                && !allBut.contains(old.what()));
    }

    private void look(DropFolder folder, Path path, Step complete) throws InterruptedException {
        try {
            Optional<DroppedFile> now = DroppedFile.of(path);
            if (now.isEmpty()) {
                complain(folder, path, NO_FILE);
            } else if (now.get().equals(seen.put(path, now.get()))) {
                complete.with(folder, now.get());
            }
            isWell(path, TROUBLE);
        } catch (IOException | RuntimeException trouble) {
            complain(folder, path, TROUBLE);
            LOG.debug(
                    "a file in the folder of {} fails: {}",
                    folder.hospital().code(),
                    trouble.getClass().getSimpleName());
        }
    }

    private void take(DropFolder folder, DroppedFile file) throws IOException, InterruptedException {
        if (!Files.isReadable(file.path())) {
            complain(folder, file.path(), UNREADABLE);
            return;
        }
        Optional<Path> taken = folder.take(file.path());
        Optional<DroppedFile> now = taken.isEmpty() ? Optional.empty() : DroppedFile.of(taken.get());
        if (now.isPresent()) {
            seen.put(now.get().path(), now.get());
            if (now.get().isSameAs(file)) {
                settle(folder, now.get());
            }
        }
    }

    private void settle(DropFolder folder, DroppedFile file) throws IOException, InterruptedException {
        Optional<String> unwanted = unwanted(file);
        if (unwanted.isPresent()) {
            LOG.warn(
                    "a file in the folder of {} is refused unread",
                    folder.hospital().code());
            folder.settle(file.path(), folder.refused(), StampedName.unread(file), FolderAnswer.unread(unwanted.get()));
            return;
        }
        Optional<byte[]> content = file.read();
        if (content.isPresent()) {
            keep(folder, file, content.get());
        }
    }

    private Optional<String> unwanted(DroppedFile file) {
        if (!file.hasGoodName()) {
            return Optional.of("tên tệp phải gồm chữ, số, dấu . _ - và kết thúc bằng .xml");
        }
        if (file.size() == 0) {
            return Optional.of("tệp rỗng");
        }
        return file.size() > fileMax ? Optional.of("tệp dài quá " + fileMax + " byte") : Optional.empty();
    }

    private void keep(DropFolder folder, DroppedFile file, byte[] content) throws IOException, InterruptedException {
        String key = "file:" + StampedName.key(file) + "|" + ContentKeys.sha256(content);
        try {
            DossierIntake.Taken taken = intake.take(new Submitted(
                            folder.hospital(),
                            CHANNEL,
                            key,
                            content,
                            Optional.of(file.changed().toInstant())))
                    .get(KEPT_WITHIN_SECONDS, TimeUnit.SECONDS);
            isWell(folder.base(), AWAY);
            answer(folder, file, taken);
        } catch (ExecutionException | TimeoutException notKept) {
            complain(folder, folder.base(), AWAY);
        }
    }

    private static void answer(DropFolder folder, DroppedFile file, DossierIntake.Taken taken) throws IOException {
        JournalNumber number = taken.kept().number();
        Optional<Refusal> refusal = taken.judged().message().refusal();
        Path to = refusal.isPresent() ? folder.refused() : folder.done();
        String answer = FolderAnswer.of(number, taken.judged());
        folder.settle(file.path(), to, StampedName.kept(file, number), answer);
    }

    /** Once, until it is well again. Names of files are not logged: they may name people. */
    private void complain(DropFolder folder, Path what, String why) {
        if (complained.add(new Complaint(what, why))) {
            LOG.warn("the folder of {} {}", folder.hospital().code(), why);
        }
    }

    private void isWell(Path what, String why) {
        complained.remove(new Complaint(what, why));
    }
}
