package vn.hamrong.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.hamrong.app.config.Fault;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.hospitals.HospitalFiles;
import vn.hamrong.exchange.hospitals.KeyFiles;

/** The folder of hospital files, read from disk. */
public record HospitalFolder(List<Hospital> hospitals, List<Fault> faults) {
    private static final int FILES_MAX = 2_000;
    private static final long KEY_FILE_MAX = 64 * 1024;

    /** Reads all files of the folder; with faults there are no hospitals. */
    public static HospitalFolder read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new HospitalFolder(
                    List.of(),
                    List.of(new Fault(
                            "hamrong.hospitals", "không có thư mục " + folder, "there is no folder " + folder)));
        }
        HospitalFiles files = HospitalFiles.of(texts(folder), keys(folder));
        if (files instanceof HospitalFiles.Good good) {
            return new HospitalFolder(good.hospitals(), List.of());
        }
        return new HospitalFolder(
                List.of(),
                ((HospitalFiles.Bad) files)
                        .faults().stream()
                                .map(fault -> new Fault(
                                        folder.resolve(fault.file()) + ":" + fault.line(),
                                        fault.vietnamese(),
                                        fault.english()))
                                .toList());
    }

    private static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .limit(FILES_MAX)
                    .forEach(file -> texts.put(String.valueOf(file.getFileName()), text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** Key files lie beside the hospital files; a name that leads elsewhere is not found. */
    private static KeyFiles keys(Path folder) {
        return name -> key(folder, name);
    }

    /** The text of a key file beside the hospital files; empty for a name that leads elsewhere or to nothing. */
    public static Optional<String> key(Path folder, String name) {
        Path file = folder.resolve(name).normalize();
        boolean inside = file.startsWith(folder.normalize());
        return inside && Files.isRegularFile(file) && size(file) <= KEY_FILE_MAX
                ? Optional.of(text(file))
                : Optional.empty();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
