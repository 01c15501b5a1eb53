package vn.hamrong.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** A secret on disk that only its owner may touch; anything wider is refused. Messages name the file, never its content. */
public record OwnerOnlyFile(Path file) {
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** The key in it; made at the first start. */
    byte[] readOrCreateKey() {
        if (!Files.exists(file)) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            write(Base64.getEncoder().encodeToString(key));
        }
        return Base64.getDecoder().decode(read().strip());
    }

    /** What it says. Throws {@link RefusedToStart} when others than its owner may use it. */
    public String read() {
        try {
            if (isOpenToOthers()) {
                throw new RefusedToStart(file + ": chỉ chủ sở hữu được đọc, chmod 600 / others than its owner may"
                        + " use it, chmod 600");
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    /** Makes it anew, with mode 600 from its first byte. */
    public void write(String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            boolean posix =
                    Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
            Path fresh = posix
                    ? Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER))
                    : Files.createFile(file);
            Files.writeString(fresh, text, StandardOpenOption.DSYNC);
        } catch (IOException full) {
            throw new UncheckedIOException("cannot write " + file, full);
        }
    }

    private boolean isOpenToOthers() throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return false;
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER);
        others.remove(PosixFilePermission.OWNER_EXECUTE);
        return !others.isEmpty();
    }
}
