package vn.hamrong.exchange.routes.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.JournalUnavailable;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

class RushTest {
    private final AtomicLong now = new AtomicLong();
    private final Deque<CompletableFuture<Kept>> asked = new ArrayDeque<>();
    private final Rush rush = new Rush(4, Duration.ofSeconds(1), now::get);
    private final NewMessage message = message();
    private final Journal journal = rush.watch(any -> {
        CompletableFuture<Kept> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    });

    @Test
    void isOnWhileSendersWait() {
        come(10);

        assertThat(rush.isOn()).isTrue();
    }

    @Test
    void isNotOnWhenEachIsAnsweredBeforeTheNextComes() {
        for (int i = 0; i < 500; i++) {
            come(1);
            answer(1);
            pass(1);

            assertThat(rush.isOn()).isFalse();
        }
    }

    @Test
    void endsWithTheSendersThatWereRefused() {
        come(10);
        asked.forEach(answer -> answer.completeExceptionally(new JournalUnavailable("away")));
        asked.clear();
        pass(250);

        come(1);

        assertThat(rush.isOn()).isFalse();
    }

    @Test
    void forgetsSendersWhoseMessageTheJournalThrewAt() {
        Journal throwing = rush.watch(any -> {
            throw new IllegalStateException("away");
        });
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> {
                        var unused = throwing.keep(message);
                    })
                    .isInstanceOf(IllegalStateException.class);
        }
        come(1);

        assertThat(rush.isOn()).isFalse();
    }

    @Test
    void lastsIntoTheNextWindowAndNoLonger() {
        come(10);
        answer(10);

        pass(150);
        assertThat(rush.isOn()).isTrue();
        pass(250);
        assertThat(rush.isOn()).isFalse();
    }

    @Test
    void doesNotHoldAWorkerUpWhenThereIsNone() throws InterruptedException {
        rush.letPass();

        assertThat(now.get()).isZero();
    }

    @Test
    void holdsAWorkerUpNoLongerThanItsPatience() throws InterruptedException {
        // Time passes only by looking: it ends after as many looks as there are milliseconds of patience.
        AtomicLong looks = new AtomicLong();
        Rush endless = new Rush(
                0,
                Duration.ofMillis(20),
                () -> looks.getAndIncrement() * Duration.ofMillis(1).toNanos());
        Journal silent = endless.watch(any -> new CompletableFuture<>());
        var unused = silent.keep(message);

        endless.letPass();

        assertThat(looks.get()).isBetween(15L, 40L);
    }

    private static NewMessage message() {
        FacilityCode hospital = new FacilityCode("38001");
        return new NewMessage(
                hospital,
                "hl7",
                new Envelope("HIS", "38001", "1", "ADT^A08", "1", Optional.empty(), Optional.empty()),
                new byte[0],
                "UTF-8",
                "",
                "",
                Instant.EPOCH,
                new Lane(hospital, "1"),
                Optional.empty(),
                Optional.empty());
    }

    private void come(int messages) {
        for (int i = 0; i < messages; i++) {
            var unused = journal.keep(message);
        }
    }

    private void answer(int messages) {
        for (int i = 0; i < messages; i++) {
            asked.remove().complete(new Kept.Fresh(new JournalNumber(1)));
        }
    }

    private void pass(int millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
