package vn.hamrong.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.hamrong.exchange.hospitals.HospitalFile;
import vn.hamrong.exchange.hospitals.KeyFiles;
import vn.hamrong.shared.FacilityCode;

/** Finds one hospital's file in the folder of hospital files. */
final class HospitalByCode {
    private static final long KEY_FILE_MAX = 64 * 1024;

    private final Path folder;

    HospitalByCode(Path folder) {
        this.folder = folder;
    }

    /** Empty when the folder has no {@code <code>.yaml}. */
    Optional<HospitalFile> find(String code) throws IOException {
        String name = new FacilityCode(code).value() + ".yaml";
        Path file = folder.resolve(name);
        return Files.isRegularFile(file)
                ? Optional.of(HospitalFile.of(name, Files.readString(file), keys()))
                : Optional.empty();
    }

    private KeyFiles keys() {
        return name -> {
            Path file = folder.resolve(name).normalize();
            boolean inside = file.startsWith(folder.normalize()) && Files.isRegularFile(file);
            return inside ? text(file) : Optional.empty();
        };
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.size(file) <= KEY_FILE_MAX ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
