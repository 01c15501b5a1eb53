package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import vn.hamrong.shared.people.Lockout;

class JdbcLoginAttemptsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

    @OnBothDatabases
    void A12_guessesAtOneNameAreFewEvenWhenManyComeAtOnce(TestDatabase database) {
        JdbcLoginAttempts attempts = attempts(database);

        List<CompletableFuture<Boolean>> under = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> attempts.mayTry("lan", NOON)))
                .toList();
        long free = under.stream().filter(CompletableFuture::join).count();

        assertThat(free).isEqualTo(Lockout.FREE + 1);
        assertThat(attempts.mayTry("minh", NOON)).isTrue();
    }

    @OnBothDatabases
    void A12_aLockedNameOpensAfterItsWaitAndALoginThatGoesWellForgivesAll(TestDatabase database) {
        JdbcLoginAttempts attempts = attempts(database);
        IntStream.rangeClosed(0, Lockout.FREE).forEach(i -> attempts.mayTry("lan", NOON));
        Instant open = NOON.plus(Lockout.after(Lockout.FREE + 1));

        assertThat(attempts.mayTry("lan", open.minusMillis(1))).isFalse();
        assertThat(attempts.mayTry("lan", open)).isTrue();
        assertThat(attempts.mayTry("lan", open)).isFalse();

        attempts.wentWell("lan");
        assertThat(attempts.mayTry("lan", open)).isTrue();
        assertThat(attempts.mayTry("lan", open)).isTrue();
    }

    @OnBothDatabases
    void theFirstAttemptIsFreeAtAnyNanosecond(TestDatabase database) {
        JdbcLoginAttempts attempts = attempts(database);

        assertThat(IntStream.range(0, 20))
                .allSatisfy(i -> assertThat(attempts.mayTry("name" + i, NOON.plusNanos(i * 77L + 400)))
                        .isTrue());
    }

    @OnBothDatabases
    void oldAttemptsAreForgotten(TestDatabase database) {
        JdbcLoginAttempts attempts = attempts(database);
        IntStream.range(0, 50).forEach(i -> attempts.mayTry("name" + i, NOON));

        Instant nextDay = NOON.plus(Lockout.MEMORY).plusSeconds(1);
        JdbcLoginAttempts afterARestart = attempts(database);
        afterARestart.mayTry("lan", nextDay);

        assertThat(database.count("hub.login_attempts")).isEqualTo(1);
    }

    private static JdbcLoginAttempts attempts(TestDatabase database) {
        return new JdbcLoginAttempts(database.pool(), database.unit());
    }
}
