package vn.hamrong.app.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sockets this process listens on, read from Linux itself. */
final class Sockets {
    private static final String LISTENING = "0A";

    private Sockets() {}

    /** Whether the system says which sockets are ours. */
    static boolean areKnown() {
        return Files.exists(Path.of("/proc/self/net/tcp"));
    }

    /** TCP ports, over IPv4 and IPv6. Empty where there is no {@code /proc}. */
    static Set<Integer> listening() {
        Set<String> mine = inodes();
        Set<Integer> ports = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            lines(Path.of("/proc/self/net", table))
                    .map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length > 9 && words[3].equals(LISTENING) && mine.contains(words[9]))
                    .forEach(words -> ports.add(port(words[1])));
        }
        return ports;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.exists(table) ? Files.readAllLines(table).stream() : Stream.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> inodes() {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            for (Path file : open.toList()) {
                String target = target(file);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (NoSuchFileException noLinux) {
            return Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return inodes;
    }

    /** Files close while we look. */
    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
