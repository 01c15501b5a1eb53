package vn.hamrong.shared.web.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.hamrong.shared.web.TooBusy;

class BoundedHashesTest {

    @Test
    void hashesSlowlyWithSaltAndFindsTheRightOne() {
        BoundedHashes hashes = new BoundedHashes();
        String hash = hashes.hash("cầu Hàm Rồng");

        assertThat(hash).startsWith("$2a$12$");
        assertThat(hashes.matches("cầu Hàm Rồng", hash)).isTrue();
        assertThat(hashes.matches("cầu Hàm Rồng ", hash)).isFalse();
        assertThat(hashes.matches("cầu Hàm Rồng".repeat(20), hash)).isFalse();
    }

    @Test
    void whoComesWhileAllPlacesAreTakenIsToldToComeAgain() {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        PasswordEncoder slow = new Slow(begun, go);
        BoundedHashes hashes = new BoundedHashes(slow, 2, Duration.ofMillis(20));
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> hashes.hash("one"));
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> hashes.hash("two"));
        await(begun);

        assertThatThrownBy(() -> hashes.hash("three")).isInstanceOf(TooBusy.class);

        go.countDown();
        assertThat(first.join() + second.join()).isEqualTo("onetwo");
        assertThat(hashes.hash("three")).isEqualTo("three");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Slow(CountDownLatch begun, CountDownLatch go) implements PasswordEncoder {
        @Override
        public String encode(CharSequence password) {
            begun.countDown();
            await(go);
            return password.toString();
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            throw new UnsupportedOperationException();
        }
    }
}
