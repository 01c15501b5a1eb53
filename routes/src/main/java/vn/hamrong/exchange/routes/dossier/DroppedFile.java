package vn.hamrong.exchange.routes.dossier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file in a folder as one look saw it.
 *
 * @param key which file it is on the disk, so that another of the same name is another
 */
record DroppedFile(Path path, long size, FileTime changed, String key) {
    private static final Pattern GOOD_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()-]{0,99}\\.[xX][mM][lL]");
    private static final Pattern UNFINISHED = Pattern.compile("(?i)\\..*|.*\\.(tmp|part|filepart|crdownload|swp)|.*~");

    /** Empty for what is no plain file, links among them. */
    static Optional<DroppedFile> of(Path path) throws IOException {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return file.isRegularFile()
                ? Optional.of(
                        new DroppedFile(path, file.size(), file.lastModifiedTime(), String.valueOf(file.fileKey())))
                : Optional.empty();
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** Whether it is the same file of the same length and time, wherever it lies now. */
    boolean isSameAs(DroppedFile other) {
        return equals(new DroppedFile(path, other.size(), other.changed(), other.key()));
    }

    /** Whether its name says that it is still being written. */
    static boolean isUnfinished(Path path) {
        return UNFINISHED.matcher(String.valueOf(path.getFileName())).matches();
    }

    /** Letters, digits and few signs, ending in .xml: what cannot mean anything to a shell, a terminal or a path. */
    boolean hasGoodName() {
        return GOOD_NAME.matcher(name()).matches();
    }

    /** Its bytes; empty when they are not as many as were seen: it is being written again. */
    Optional<byte[]> read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) size + 1);
        try (SeekableByteChannel channel =
                Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            int count = 0;
            while (count >= 0 && bytes.hasRemaining()) {
                count = channel.read(bytes);
            }
        }
        if (bytes.position() != size) {
            return Optional.empty();
        }
        byte[] content = new byte[(int) size];
        bytes.flip().get(content);
        return Optional.of(content);
    }
}
