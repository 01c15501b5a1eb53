package vn.hamrong.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One file to convert.
 *
 * @param path where it is
 * @param source its path within IN, with {@code /}
 * @param stem what its results are called, without {@code .json}: the source without its extension, or with it when
 *     another file has the same
 */
record SampleFile(Path path, String source, String stem) {
    private static final int DEPTH_MAX = 64;
    private static final int FILES_MAX = 100_000;

    /** The file itself, whatever its name; or all *.hl7, *.txt and *.xml of a folder, by path. Links are not followed. */
    static List<SampleFile> in(Path in) throws IOException {
        if (Files.isRegularFile(in)) {
            String name = String.valueOf(in.getFileName());
            return List.of(new SampleFile(in, name, stem(name)));
        }
        List<SampleFile> files = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        try (Stream<Path> walk = Files.walk(in, DEPTH_MAX)) {
            walk.filter(path -> isSample(path) && Files.isRegularFile(path))
                    .limit(FILES_MAX)
                    .sorted()
                    .forEach(path -> files.add(of(in, path, taken)));
        }
        return files;
    }

    private static SampleFile of(Path in, Path path, Set<String> taken) {
        String source = in.relativize(path).toString().replace('\\', '/');
        String stem = taken.add(stem(source)) ? stem(source) : source;
        return new SampleFile(path, source, stem);
    }

    private static boolean isSample(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".hl7") || name.endsWith(".txt") || name.endsWith(".xml");
    }

    private static String stem(String source) {
        int dot = source.lastIndexOf('.');
        return dot > source.lastIndexOf('/') + 1 ? source.substring(0, dot) : source;
    }
}
