package vn.hamrong.exchange.routes.dossier;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hamrong.exchange.Hospital;

/**
 * One hospital's folder: {@code in} where its HIS puts files, {@code taking} where nobody but the hub touches them,
 * {@code done} and {@code refused} where they go with an answer beside them. Links are not followed, and nothing is read or
 * written outside.
 */
record DropFolder(Hospital hospital, Path base) {
    private static final int FILES_A_LOOK = 500;
    private static final int SORTED_MAX = 20_000;

    /** Makes what is missing; false when one of the folders is a link or no folder. */
    boolean isReady() throws IOException {
        for (Path folder : List.of(base, in(), taking(), done(), refused())) {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder);
            }
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return true;
    }

    Path in() {
        return base.resolve("in");
    }

    Path taking() {
        return base.resolve("taking");
    }

    Path done() {
        return base.resolve("done");
    }

    Path refused() {
        return base.resolve("refused");
    }

    /** What lies in one of its folders, the file changed first first: at most some hundred of many thousand. */
    static List<Path> files(Path folder) throws IOException {
        Map<Path, FileTime> changed = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, path -> !DroppedFile.isUnfinished(path))) {
            for (Path path : files) {
                changed.put(path, changed(path));
                if (changed.size() == SORTED_MAX) {
                    break;
                }
            }
        }
        return changed.entrySet().stream()
                .sorted(Map.Entry.<Path, FileTime>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(FILES_A_LOOK)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static FileTime changed(Path path) throws IOException {
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException gone) {
            return FileTime.fromMillis(0); // whoever opens it finds that
        }
    }

    /**
     * Moves a file from {@code in} to {@code taking}: what its HIS puts under the name from now on is another file. Empty
     * while an earlier file of the name is there.
     */
    Optional<Path> take(Path file) throws IOException {
        Path taken = taking().resolve(file.getFileName());
        if (Files.exists(taken, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Optional.of(Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE));
    }

    /** Moves the file to where it stays, its answer first: a file that is away has its answer. */
    void settle(Path file, Path folder, String name, String answer) throws IOException {
        Path words = folder.resolve(name + ".txt");
        Path draft = folder.resolve("." + name + ".txt.tmp");
        Files.writeString(draft, answer);
        Files.move(draft, words, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(file, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
