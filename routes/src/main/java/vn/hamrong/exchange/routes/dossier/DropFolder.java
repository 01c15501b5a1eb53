package vn.hamrong.exchange.routes.dossier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import vn.hamrong.exchange.Hospital;

/**
 * One hospital's folder: {@code in} where its HIS puts files, {@code done} and {@code refused} where they go with an answer
 * beside them. Links are not followed, and nothing is read or written outside.
 */
record DropFolder(Hospital hospital, Path base) {

    /** Makes what is missing; false when one of the folders is a link or no folder. */
    boolean isReady() throws IOException {
        for (Path folder : List.of(base, in(), done(), refused())) {
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

    Path done() {
        return base.resolve("done");
    }

    Path refused() {
        return base.resolve("refused");
    }

    /** Moves the file out of {@code in}, its answer first: a file that is away has its answer. */
    void settle(Path file, Path folder, String name, String answer) throws IOException {
        Path words = folder.resolve(name + ".txt");
        Path draft = folder.resolve("." + name + ".txt.tmp");
        Files.writeString(draft, answer);
        Files.move(draft, words, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(file, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
