package vn.hamrong.shared.web.login;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.hamrong.shared.people.PasswordHashes;
import vn.hamrong.shared.web.TooBusy;

/**
 * bcrypt with cost 12, about 0.25 s each. At most four at a time, so that a flood of logins cannot take the processor away
 * from messages; who waits longer than 5 s is told to come again ({@link TooBusy}).
 */
public final class BoundedHashes implements PasswordHashes {
    private static final int COST = 12;
    private static final int AT_ONCE = 4;
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final PasswordEncoder bcrypt;
    private final Semaphore places;
    private final Duration wait;

    public BoundedHashes() {
        this(new BCryptPasswordEncoder(COST), AT_ONCE, WAIT);
    }

    BoundedHashes(PasswordEncoder encoder, int atOnce, Duration wait) {
        this.bcrypt = encoder;
        this.places = new Semaphore(atOnce, true);
        this.wait = wait;
    }

    @Override
    public String hash(String password) {
        return bounded(() -> bcrypt.encode(password));
    }

    @Override
    public boolean matches(String password, String hash) {
        return bounded(() -> bcrypt.matches(password, hash));
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!places.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooBusy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TooBusy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
