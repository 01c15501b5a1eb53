package vn.hamrong.exchange.hospitals;

import java.util.Optional;

/** Where a {@code jwksFile} is found: this package itself does no I/O. */
@FunctionalInterface
public interface KeyFiles {

    /** The text of the file, or empty when it is not there or may not be read. */
    Optional<String> text(String name);

    /** No key files at all. */
    static KeyFiles none() {
        return name -> Optional.empty();
    }
}
