package vn.hamrong.shared.routes.outgoing;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS 1.2 and 1.3 towards a partner, whose certificate must carry the name we call it by. PEM files, read again when they
 * change.
 *
 * @param authorities who may have signed its certificate; empty: those that Java trusts
 * @param certificate our own, when it asks for one
 * @param key of our own, PKCS#8, without a password
 */
public record ClientTls(Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key) {
    /** Java's own authorities, no certificate of ours. */
    public static final ClientTls USUAL = new ClientTls(Optional.empty(), Optional.empty(), Optional.empty());

    public ClientTls {
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("our own certificate needs its key, and a key its certificate");
        }
    }
}
