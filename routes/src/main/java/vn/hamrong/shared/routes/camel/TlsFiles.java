package vn.hamrong.shared.routes.camel;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.routes.PortTls;

/**
 * The TLS of one listener, from PEM files. Each new connection looks whether they changed (three file times); a set that
 * does not fit together leaves the old one in use and is said once. Thread-safe.
 */
public final class TlsFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
    private static final long HANDSHAKE_MILLIS = 10_000;

    private final PortTls tls;
    private List<FileTime> seen = List.of();
    private @Nullable SslContext current;

    public TlsFiles(PortTls tls) {
        this.tls = tls;
    }

    /**
     * For one new connection.
     *
     * @throws IllegalStateException when the files never were usable
     */
    public SslHandler handler(ByteBufAllocator allocator) {
        SslHandler handler = context().newHandler(allocator);
        handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
        return handler;
    }

    private synchronized SslContext context() {
        List<FileTime> now = times();
        if (!now.equals(seen)) {
            seen = now;
            reload();
        }
        if (current == null) {
            throw new IllegalStateException("no usable TLS files: " + tls.certificate());
        }
        return current;
    }

    private void reload() {
        try {
            current = read(tls);
            LOG.info("TLS uses {}", tls.certificate());
        } catch (SSLException | IllegalArgumentException unusable) {
            LOG.error("TLS files cannot be used, the old ones stay: {}", unusable.getMessage());
        }
    }

    /** Why the files cannot be used; empty when they can. Names files, never what is in them. */
    public static Optional<String> fault(PortTls tls) {
        try {
            return read(tls).isServer() ? Optional.empty() : Optional.of("no server context");
        } catch (SSLException | IllegalArgumentException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }

    private static SslContext read(PortTls tls) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forServer(
                        tls.certificate().toFile(), tls.key().toFile())
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2");
        tls.clientAuthorities()
                .ifPresent(authorities -> builder.trustManager(authorities.toFile())
                        .clientAuth(tls.clientRequired() ? ClientAuth.REQUIRE : ClientAuth.OPTIONAL));
        return builder.build();
    }

    private List<FileTime> times() {
        List<FileTime> times = new ArrayList<>();
        Stream.concat(Stream.of(tls.certificate(), tls.key()), tls.clientAuthorities().stream())
                .forEach(file -> times.add(time(file)));
        return times;
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
