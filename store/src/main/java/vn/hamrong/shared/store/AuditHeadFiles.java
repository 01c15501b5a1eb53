package vn.hamrong.shared.store;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.Signatures;
import vn.hamrong.shared.audit.AuditHead;
import vn.hamrong.shared.audit.AuditHeads;

/**
 * Signed heads in a folder outside the database, one line each, a file a day (UTC) so that old ones can be carried away to
 * a safe place. A line is on the disk when {@link #append} returns; half a line after a crash is read by nobody and cut off by
 * the next one.
 */
public final class AuditHeadFiles implements AuditHeads {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'heads-'yyyy-MM-dd'.txt'").withZone(ZoneOffset.UTC);
    private static final String NAMES = "heads-*.txt";
    private static final int WHOLE_DAYS = 2;
    /** Bytes; a signed head with the longest key has fewer. */
    private static final int LINE_MAX = 1200;

    private final Path folder;
    private final Signatures signatures;

    public AuditHeadFiles(Path folder, Signatures signatures) {
        this.folder = folder;
        this.signatures = signatures;
    }

    @Override
    public void append(AuditHead head) {
        try {
            Files.createDirectories(folder);
            Path file = fileFor(head);
            boolean fresh = !Files.exists(file);
            String line = signatures.sign(head.text()) + "\n";
            try (FileChannel out = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                out.truncate(endOfWholeLines(out));
                out.position(out.size());
                writeWhole(out, line);
            }
            if (fresh) {
                keepFolder();
                thinOut();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the signed head of the audit cannot be kept", e);
        }
    }

    /** Today's, or the newest there is: a clock that was set back must not bring the lines out of order. */
    private Path fileFor(AuditHead head) {
        Path today = folder.resolve(NAME.format(head.at()));
        List<Path> files = files();
        Path newest = files.isEmpty() ? today : files.get(files.size() - 1);
        return newest.compareTo(today) > 0 ? newest : today;
    }

    /** A new name in a folder is only on the disk when the folder is. */
    private void keepFolder() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Of each day but the last two only the last head stays: it stands for all before it. A year is 365 lines and two days. */
    private void thinOut() throws IOException {
        List<Path> files = files();
        for (Path file : files.subList(0, Math.max(0, files.size() - WHOLE_DAYS))) {
            if (Files.size(file) > LINE_MAX) {
                thinOut(file);
            }
        }
    }

    /** As it was when its last line is not to be trusted: then it is evidence. */
    private void thinOut(Path file) throws IOException {
        Optional<String> last = lastLine(file);
        if (last.flatMap(this::head).isEmpty()) {
            return;
        }
        Path thin = folder.resolve(file.getFileName() + ".thin");
        try (FileChannel out = FileChannel.open(
                thin, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeWhole(out, last.get() + "\n");
        }
        Files.move(thin, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        keepFolder();
    }

    private static void writeWhole(FileChannel out, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(true);
    }

    /** The last that ends as a line does: what a crash left of another was never promised. */
    private static Optional<String> lastLine(Path file) throws IOException {
        try (FileChannel whole = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = endOfWholeLines(whole);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(end, 2L * LINE_MAX));
            long from = end - bytes.capacity();
            while (bytes.hasRemaining() && whole.read(bytes, from + bytes.position()) >= 0) {}
            return new String(bytes.array(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .reduce((before, after) -> after);
        }
    }

    private static long endOfWholeLines(FileChannel file) throws IOException {
        long end = file.size();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (end > 0) {
            one.clear();
            file.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }

    @Override
    public Optional<AuditHead> last() {
        List<Path> files = files();
        for (int i = files.size() - 1; i >= 0; i--) {
            try {
                Optional<String> line = lastLine(files.get(i));
                if (line.isPresent()) {
                    return head(line.get());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.empty();
    }

    @Override
    public Iterator<Optional<AuditHead>> all() {
        return new Lines(new ArrayDeque<>(files()));
    }

    private Optional<AuditHead> head(String line) {
        return signatures.signedText(line).flatMap(AuditHead::parse);
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, NAMES)) {
            List<Path> files = new ArrayList<>();
            found.forEach(files::add);
            files.sort(null);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File after file, line after line, as many as there are now: a hub that runs meanwhile goes on adding. */
    private final class Lines implements Iterator<Optional<AuditHead>> {
        private final Deque<Path> files;
        private final long linesOfTheLast;
        private long left;
        private @Nullable BufferedReader open;
        private @Nullable String line;

        Lines(Deque<Path> files) {
            this.files = files;
            linesOfTheLast = files.isEmpty() ? 0 : count(files.getLast());
            advance();
        }

        private static long count(Path file) {
            try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
                long ends = 0;
                for (int one = bytes.read(); one >= 0; one = bytes.read()) {
                    ends += one == '\n' ? 1 : 0;
                }
                return ends;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean hasNext() {
            return line != null;
        }

        @Override
        public Optional<AuditHead> next() {
            String now = line;
            if (now == null) {
                throw new NoSuchElementException();
            }
            advance();
            return head(now);
        }

        private void advance() {
            try {
                line = read();
                while (line == null && !files.isEmpty()) {
                    openNext();
                    line = read();
                }
                if (line == null) {
                    close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private @Nullable String read() throws IOException {
            BufferedReader reader = open;
            return reader == null || left-- <= 0 ? null : reader.readLine();
        }

        private void openNext() throws IOException {
            close();
            Path file = files.remove();
            open = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
            left = files.isEmpty() ? linesOfTheLast : count(file);
        }

        private void close() throws IOException {
            BufferedReader reader = open;
            if (reader != null) {
                reader.close();
                open = null;
            }
        }
    }
}
