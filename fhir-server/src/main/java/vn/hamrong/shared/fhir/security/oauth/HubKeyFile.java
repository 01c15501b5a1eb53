package vn.hamrong.shared.fhir.security.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * Where the hub's signing keys are kept: a JSON Web Key Set with private keys, or one RSA key as PEM. Readable by its
 * owner only, or it is refused. Messages name the file, never what is in it.
 */
public final class HubKeyFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final Path file;

    public HubKeyFile(Path file) {
        this.file = file;
    }

    /** Throws IllegalArgumentException when the file is missing, readable by others, or holds no usable key. */
    public HubKeys read() {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": no such file");
        }
        try {
            refuseOpenFile();
            String text = Files.readString(file);
            return new HubKeys(
                    text.stripLeading().startsWith("{") ? JWKSet.parse(text).getKeys() : List.of(rsa(text)));
        } catch (IOException | ParseException | JOSEException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(file + ": neither a JWK set nor an RSA key as PEM", unreadable);
        }
    }

    /** As {@link #read()}; where there is no file yet, first makes a P-384 key and keeps it there with mode 600. */
    public HubKeys readOrCreate() {
        if (!Files.exists(file)) {
            create();
        }
        return read();
    }

    private void refuseOpenFile() throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> open = EnumSet.noneOf(PosixFilePermission.class);
        open.addAll(Files.getPosixFilePermissions(file));
        open.retainAll(OTHERS);
        if (!open.isEmpty()) {
            throw new IllegalArgumentException(file + ": others than its owner may use it; chmod 600");
        }
    }

    private void create() {
        try {
            JWK key = new ECKeyGenerator(Curve.P_384)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES384)
                    .keyIDFromThumbprint(true)
                    .generate();
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
            Files.writeString(fresh, new JWKSet(key).toString(false), StandardOpenOption.DSYNC);
        } catch (IOException full) {
            throw new UncheckedIOException(file + ": the signing key cannot be kept there", full);
        } catch (JOSEException noCurve) {
            throw new IllegalStateException("this Java cannot make P-384 keys", noCurve);
        }
    }

    private static JWK rsa(String pem) throws JOSEException, GeneralSecurityException {
        PrivateKey key = PemContent.of(pem).getPrivateKey();
        if (!(key instanceof RSAPrivateCrtKey crt)) {
            throw new GeneralSecurityException("no RSA key");
        }
        RSAPublicKeySpec open = new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent());
        RSAPublicKey published = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(open);
        return new RSAKey.Builder(published)
                .privateKey(key)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint()
                .build();
    }
}
