package vn.hamrong.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import vn.hamrong.app.config.HubProperties;

/** Port 8080 with the hub's own TLS settings, on Tomcat alone: the rest of the hub has no part in it. */
class TlsTest {
    private static final String NAME = "hub.example.test";

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext server;
    private static KeyStore keys;

    @BeforeAll
    static void start() throws Exception {
        keys = KeyStore.getInstance(keystore().toFile(), "changeit".toCharArray());
        Path certificate =
                pem("hub.pem", "CERTIFICATE", keys.getCertificate("hub").getEncoded());
        byte[] secret = keys.getKey("hub", "changeit".toCharArray()).getEncoded();
        Path key = pem("hub.key", "PRIVATE KEY", secret);
        HubProperties hub = new Binder(new MapConfigurationPropertySource(Map.of(
                        "hamrong.http.port", "0",
                        "hamrong.http.tls.certificate", certificate.toString(),
                        "hamrong.http.tls.key", key.toString())))
                .bindOrCreate("hamrong", HubProperties.class);
        server = new SpringApplicationBuilder(Tomcat.class)
                .properties(HubApplication.serverProperties(hub))
                .logStartupInfo(false)
                .run();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aClientThatAsksForTheCertificatesNameIsAnswered() throws Exception {
        assertThat(statusLine(NAME, "TLSv1.3")).startsWith("HTTP/1.1 404");
        assertThat(statusLine(NAME, "TLSv1.2")).startsWith("HTTP/1.1 404");
    }

    @Test
    void aClientThatAsksForAnotherNameTurnsAway() {
        assertThatThrownBy(() -> statusLine("other.example.test", "TLSv1.3")).isInstanceOf(SSLException.class);
    }

    @Test
    void plainTextGetsNoPage() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);

            assertThat(ask(socket)).doesNotStartWith("HTTP/1.1 404").doesNotStartWith("HTTP/1.1 200");
        }
    }

    private static String statusLine(String name, String protocol) throws IOException, GeneralSecurityException {
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port());
                SSLSocket socket =
                        (SSLSocket) trusting().getSocketFactory().createSocket(plain, name, plain.getPort(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {protocol});
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(10_000);
            return ask(socket);
        }
    }

    private static String ask(Socket socket) throws IOException {
        String request = "GET / HTTP/1.1\r\nHost: " + NAME + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        InputStream in = socket.getInputStream();
        return new String(in.readNBytes(64), StandardCharsets.ISO_8859_1);
    }

    private static int port() {
        return ((ServletWebServerApplicationContext) server).getWebServer().getPort();
    }

    private static SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("hub", keys.getCertificate("hub"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** The JDK's own tool makes a certificate without a library of ours. */
    private static Path keystore() throws IOException, InterruptedException {
        Path store = folder.resolve("hub.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> call = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "hub",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + NAME,
                "-ext",
                "san=dns:" + NAME,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString());
        Process process = new ProcessBuilder(call).inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return store;
    }

    private static Path pem(String name, String kind, byte[] der) throws IOException {
        String text = "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END "
                + kind + "-----\n";
        return Files.writeString(folder.resolve(name), text);
    }

    /** Tomcat and nothing else. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, SslAutoConfiguration.class})
    static class Tomcat {}
}
