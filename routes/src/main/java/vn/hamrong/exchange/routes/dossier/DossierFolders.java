package vn.hamrong.exchange.routes.dossier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.hl7.ContentKeys;
import vn.hamrong.shared.JournalNumber;

/**
 * Takes files from hospitals' folders. A file is complete when two looks see it the same; it is moved after it is kept, so
 * a stop in between only means that it is found again, known by its name and content, and moved then.
 */
public final class DossierFolders {
    static final String CHANNEL = "folder";

    private static final Logger LOG = LoggerFactory.getLogger(DossierFolders.class);
    private static final String UNUSABLE = "cannot be read or written";
    private static final String LINKED = "holds a link or a file where a folder must be";
    private static final String NO_FILE = "holds what is no plain file; it stays where it is";
    private static final String AWAY = "waits: the journal cannot keep files at the moment";
    private static final int FILES_A_LOOK = 500;
    private static final long KEPT_WITHIN_SECONDS = 60;

    private final List<DropFolder> folders = new ArrayList<>();
    private final Map<Path, DroppedFile> seen = new HashMap<>();
    private final Set<Complaint> complained = new HashSet<>();
    private final DossierIntake intake;
    private final int fileMax;

    private record Complaint(Path what, String why) {}

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
        List<Path> here = names(folder.in());
        seen.keySet().removeIf(path -> path.startsWith(folder.in()) && !here.contains(path));
        complained.removeIf(
                old -> old.why().equals(NO_FILE) && old.what().startsWith(folder.in()) && !here.contains(old.what()));
        for (Path path : here) {
            Optional<DroppedFile> now = DroppedFile.of(path);
            if (now.isEmpty()) {
                complain(folder, path, NO_FILE);
            } else if (now.get().equals(seen.put(path, now.get()))) {
                settle(folder, now.get());
            }
        }
    }

    private static List<Path> names(Path folder) throws IOException {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, path -> !DroppedFile.isUnfinished(path))) {
            for (Path path : files) {
                names.add(path);
                if (names.size() == FILES_A_LOOK) {
                    break;
                }
            }
        }
        return names;
    }

    private void settle(DropFolder folder, DroppedFile file) throws IOException, InterruptedException {
        Optional<String> unwanted = unwanted(file);
        if (unwanted.isPresent()) {
            LOG.warn(
                    "a file in the folder of {} is refused unread",
                    folder.hospital().code());
            String name = file.hasGoodName() ? stamped(file, "") : "ten-la-" + nameKey(file) + ".bin";
            folder.settle(file.path(), folder.refused(), name, FolderAnswer.unread(unwanted.get()));
            return;
        }
        Optional<byte[]> content = file.read();
        if (content.isPresent()) {
            take(folder, file, content.get());
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

    private void take(DropFolder folder, DroppedFile file, byte[] content) throws IOException, InterruptedException {
        String key = "file:" + nameKey(file) + "|" + ContentKeys.sha256(content);
        try {
            DossierIntake.Taken taken = intake.take(new Submitted(folder.hospital(), CHANNEL, key, content))
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
        folder.settle(file.path(), to, stamped(file, "." + number.value()), answer);
    }

    /** The file's name with what makes it one of its kind: files of one name come again. */
    private static String stamped(DroppedFile file, String more) {
        String name = file.name();
        String stem = name.substring(0, name.length() - ".xml".length());
        String stamp =
                more.isEmpty() ? "." + nameKey(file) + "-" + file.changed().toMillis() : more;
        return stem + stamp + ".xml";
    }

    private static String nameKey(DroppedFile file) {
        return ContentKeys.sha256(file.name().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
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
