package vn.hamrong.exchange.routes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.routes.PortTls;

/** A self-signed certificate made by the JDK's own keytool, as PEM files and as a key store. */
public record TestCertificates(Path certificate, Path key, KeyStore store) {
    private static final char[] SECRET = "changeit".toCharArray();

    /**
     * Makes one.
     *
     * @param name a host name: becomes the CN and the only DNS name
     */
    public static TestCertificates of(Path folder, String name) throws Exception {
        Path file = Files.createTempDirectory(folder, "keys").resolve("store.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit",
                        "-validity",
                        "30"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, SECRET);
        }
        Path certificate = file.resolveSibling("certificate.pem");
        Path key = file.resolveSibling("key.pem");
        pem(certificate, "CERTIFICATE", store.getCertificate("it").getEncoded());
        pem(key, "PRIVATE KEY", store.getKey("it", SECRET).getEncoded());
        return new TestCertificates(certificate, key, store);
    }

    PortTls server() {
        return new PortTls(certificate, key, Optional.empty(), false);
    }

    PortTls serverFor(TestCertificates client) {
        return new PortTls(certificate, key, Optional.of(client.certificate), true);
    }

    /** A client that trusts only this certificate, showing {@code own} if asked. */
    public SSLContext trusting(@Nullable TestCertificates own) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", store.getCertificate("it"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own == null ? null : own.store, SECRET);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static void pem(Path file, String kind, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    }
}
