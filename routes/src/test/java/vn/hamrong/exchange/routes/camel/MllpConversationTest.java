package vn.hamrong.exchange.routes.camel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.routes.Answer;
import vn.hamrong.exchange.routes.Arrival;
import vn.hamrong.exchange.routes.BytesInFlight;
import vn.hamrong.exchange.routes.FramingFault;
import vn.hamrong.exchange.routes.MllpLimits;

/** One conversation on a channel whose clock the test moves. */
class MllpConversationTest {
    private static final MllpLimits LIMITS = new MllpLimits(
            1_000_000,
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(600),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(25),
            16,
            512,
            100_000,
            60);

    private final BytesInFlight flight = new BytesInFlight(LIMITS.bytesInFlight());
    private final EmbeddedChannel channel = new EmbeddedChannel();

    MllpConversationTest() {
        channel.freezeTime();
        channel.pipeline().addLast(new MllpConversation(2575, LIMITS, flight));
        channel.pipeline().fireChannelActive();
    }

    @Test
    void M02_closesWhoSaysNothing() {
        wait(19);
        assertThat(channel.isOpen()).isTrue();
        wait(2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void M02_paddingGivesNoNewTime() {
        wait(19);
        say("\r\n");
        wait(2);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void letsAnAcquaintanceRestLonger() {
        say("\u000bA\u001c\r");
        answer();
        wait(599);
        assertThat(channel.isOpen()).isTrue();
        wait(2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void M02_tellsAFrameThatTricklesThatItIsTooSlow() {
        for (int i = 0; i < 29; i++) {
            say(i == 0 ? "\u000b" : "x");
            wait(1);
        }
        assertThat(arrival()).isEmpty();
        wait(2);

        assertThat(arrival().flatMap(some -> some.framed().fault())).contains(FramingFault.TOO_SLOW);
    }

    @Test
    void handsOutTheNextFrameOnlyAfterTheAnswer() {
        say("\u000bA\u001c\r\u000bB\u001c\r");
        assertThat(text(arrival())).isEqualTo("A");
        assertThat(arrival()).isEmpty();
        assertThat(channel.config().isAutoRead()).isFalse();
        answer();
        assertThat(text(arrival())).isEqualTo("B");
        answer();

        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(arrival()).isEmpty();
    }

    @Test
    void closesWhenNoAnswerComes() {
        say("\u000bA\u001c\r");
        wait(21);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesALittleAfterTheLastAnswer() {
        say("junk");
        channel.writeOutbound(new Answer("AR".getBytes(UTF_8), true));
        say("\u000bA\u001c\r");
        assertThat(channel.isOpen()).isTrue();
        assertThat(arrival())
                .hasValueSatisfying(some -> assertThat(some.framed().fault()).isPresent());
        assertThat(arrival()).isEmpty();
        wait(2);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void F15_stopsReadingWhileAllConnectionsHoldTooMuch() {
        flight.add(LIMITS.bytesInFlight());
        say("\u000bA");
        assertThat(channel.config().isAutoRead()).isFalse();
        flight.add(-LIMITS.bytesInFlight());
        wait(1);

        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void M03_countsWhatItHoldsAndGivesItBack() {
        say("\u000b" + "x".repeat(90_000));
        assertThat(flight.held()).isPositive();
        say("x".repeat(90_000));
        assertThat(channel.close().isSuccess()).isTrue();

        assertThat(flight.held()).isZero();
    }

    @Test
    void F21_finishesAtOnceWhenNothingIsUnderWay() {
        finish();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void F21_finishesAfterTheAnswerUnderWay() {
        say("\u000bA\u001c\r\u000bB\u001c\r");
        finish();
        assertThat(channel.isOpen()).isTrue();
        answer();

        assertThat(channel.isOpen()).isFalse();
    }

    private void finish() {
        var context = channel.pipeline().context(MllpConversation.class);
        ((MllpConversation) context.handler()).finish(context);
    }

    private void say(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, UTF_8));
    }

    private void answer() {
        channel.writeOutbound(new Answer("AA".getBytes(UTF_8), false));
        ByteBuf sent = channel.readOutbound();
        assertThat(sent.toString(UTF_8)).isEqualTo("\u000bAA\u001c\r");
        sent.release();
    }

    private Optional<Arrival> arrival() {
        return Optional.ofNullable(channel.readInbound());
    }

    private static String text(Optional<Arrival> arrival) {
        return arrival.map(some -> new String(some.framed().content(), UTF_8)).orElse("");
    }

    private void wait(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
