package vn.hamrong.shared.routes.outgoing;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The TLS towards one partner. Files that changed and do not fit together leave the old ones in use. Thread-safe. */
public final class ClientTlsFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ClientTlsFiles.class);

    private final ClientTls tls;
    private List<FileTime> seen = List.of();
    private @Nullable JdkSslContext current;

    /** Of these files. */
    public ClientTlsFiles(ClientTls tls) {
        this.tls = tls;
    }

    /**
     * For connections made now; the same object until the files change.
     *
     * @throws IllegalStateException when the files never were usable
     */
    public synchronized JdkSslContext context() {
        List<FileTime> now = files().map(ClientTlsFiles::time).toList();
        if (current == null || !now.equals(seen)) {
            seen = now;
            reload();
        }
        if (current == null) {
            throw new IllegalStateException("no usable TLS files");
        }
        return current;
    }

    private void reload() {
        try {
            current = read();
        } catch (SSLException | IllegalArgumentException unusable) {
            LOG.error("TLS files of a partner cannot be used, the old ones stay: {}", unusable.getMessage());
        }
    }

    private JdkSslContext read() throws SSLException {
        SslContextBuilder builder =
                SslContextBuilder.forClient().sslProvider(SslProvider.JDK).protocols("TLSv1.3", "TLSv1.2");
        tls.authorities().ifPresent(file -> builder.trustManager(file.toFile()));
        tls.certificate()
                .ifPresent(file -> builder.keyManager(
                        file.toFile(), tls.key().orElseThrow().toFile()));
        SslContext built = builder.build();
        if (built instanceof JdkSslContext jdks) {
            return jdks;
        }
        throw new SSLException("no TLS of Java's own");
    }

    private Stream<Path> files() {
        return Stream.of(tls.authorities(), tls.certificate(), tls.key()).flatMap(Optional::stream);
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
