package vn.hamrong.app.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import vn.hamrong.exchange.hospitals.PasswordHash;
import vn.hamrong.simulators.bhyt.PortalClient;

/** One demo hospital's login at the insurer's paths. Made anew at every start. */
public record DemoLogin(String username, String password) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 8;
    private static final int SALT_BYTES = 16;

    static DemoLogin of(String hospital) {
        return new DemoLogin(hospital + "_BV", HexFormat.of().formatHex(random(PASSWORD_BYTES)));
    }

    /** What the hospital's file holds. */
    String passwordHash() {
        return PasswordHash.of(PortalClient.md5(password), random(SALT_BYTES), PasswordHash.ITERATIONS);
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    @Override
    public String toString() {
        return "DemoLogin[" + username + "]";
    }
}
