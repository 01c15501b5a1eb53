package vn.hamrong.shared.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.Backoff;
import vn.hamrong.shared.Delivery;
import vn.hamrong.shared.DeliveryChannel;
import vn.hamrong.shared.DeliveryPace;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.UnitOfWork;

class DelivererTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    private static final DeliveryPace PACE = new DeliveryPace(2, 6_000, Duration.ofSeconds(10));
    private static final Delivery CONFIRMED = new Delivery.Confirmed();

    private final InMemoryLines lines = new InMemoryLines();
    private final List<String> incidents = new ArrayList<>();
    private final TestClock clock = new TestClock();
    private final List<Deliverer> started = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Deliverer one : started) {
            one.stop();
        }
    }

    @Test
    void whatTheReceiverConfirmsIsDelivered() {
        post("his", 3);
        Deliverer deliverer = with(channel("his", PACE, item -> CONFIRMED));

        until(() -> deliverer.round() == 0 && !lines.became().contains(""));

        assertThat(lines.became()).containsOnly("delivered");
        assertThat(incidents).isEmpty();
    }

    @Test
    void whatFailsIsTriedAgainLaterAndParkedWhenTheAttemptsAreUsedUp() {
        post("his", 1);
        Deliverer deliverer = with(channel("his", PACE, item -> new Delivery.TryAgain("connection refused")));

        assertThat(deliverer.round()).isEqualTo(1);
        until(() -> lines.became().equals(List.of("again: connection refused")));
        assertThat(lines.row(0).next()).isEqualTo(NOON.plusMillis(500));
        assertThat(deliverer.round()).isZero();
        until(() -> {
            clock.advance(Duration.ofSeconds(30));
            deliverer.round();
            return lines.became().get(0).startsWith("parked");
        });

        assertThat(lines.became()).containsExactly("parked: tried 4 times, at last: connection refused");
        assertThat(incidents).containsExactly("38001 delivery-parked his");
    }

    @Test
    void aReceiverThatAsksForTimeGetsItWithinADay() {
        post("his", 2);
        Deliverer deliverer = with(channel(
                "his",
                PACE,
                item -> new Delivery.TryAgain(
                        "slow down", Optional.of(item.id().equals(id(0)) ? NOON.plusSeconds(77) : Instant.MAX))));

        deliverer.round();
        until(() -> !lines.became().contains(""));

        assertThat(lines.row(0).next()).isEqualTo(NOON.plusSeconds(77));
        assertThat(lines.row(1).next()).isEqualTo(NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void whatIsRefusedIsParkedAtOnceAndAChannelThatThrowsIsNot() {
        post("his", 2);
        Deliverer deliverer = with(channel("his", PACE, item -> {
            if (item.id().equals(id(0))) {
                return new Delivery.GiveUp("AR: unknown ward");
            }
            throw new IllegalStateException("a name in here");
        }));

        deliverer.round();
        until(() -> !lines.became().contains(""));

        assertThat(lines.became())
                .containsExactly("parked: AR: unknown ward", "again: the channel failed: IllegalStateException");
    }

    @Test
    void anItemThatKillsItsDelivererIsParkedWithoutAnotherTry() {
        lines.add(item("his", 0), 4);
        AtomicInteger carried = new AtomicInteger();
        Deliverer deliverer = with(channel("his", PACE, item -> {
            carried.incrementAndGet();
            return CONFIRMED;
        }));

        deliverer.round();
        until(() -> !lines.became().contains(""));

        assertThat(lines.became()).containsExactly("parked: taken 4 times, and no attempt came to an end");
        assertThat(carried).hasValue(0);
    }

    @Test
    void nothingGoesWhereNoWayLeadsAndAnUnknownKindIsParked() {
        post("nowhere", 2);
        lines.add(new OutboxItem(id(9), new FacilityCode("38001"), "his", "letter", new byte[0]), 0);
        Deliverer deliverer = with(channel("his", PACE, item -> CONFIRMED));

        deliverer.round();
        until(() -> lines.became().get(2).startsWith("parked"));
        deliverer.round();

        assertThat(lines.became()).containsExactly("", "", "parked: nothing configured carries letter to his");
        assertThat(incidents)
                .containsExactlyInAnyOrder("UNKNOWN delivery-without-way nowhere", "38001 delivery-parked his");
    }

    @Test
    void theIncidentOfADestinationWithoutAWayIsOverWhenItHasOneOrNothingWaits() {
        incidents.add("UNKNOWN delivery-without-way his");
        incidents.add("UNKNOWN delivery-without-way gone");
        post("his", 1);
        post("nowhere", 1);

        with(channel("his", PACE, item -> CONFIRMED)).round();

        assertThat(incidents).containsExactly("UNKNOWN delivery-without-way nowhere");
    }

    @Test
    void theReceiversWordsStayWithTheItemAndReachNoIncident() {
        post("his", 1);
        Deliverer deliverer =
                with(channel("his", PACE, item -> new Delivery.GiveUp("the receiver answered AE", "Bà Lan?")));

        deliverer.round();
        until(() -> lines.became().get(0).startsWith("parked"));

        assertThat(lines.became()).containsExactly("parked: the receiver answered AE: Bà Lan?");
        assertThat(incidents).containsExactly("38001 delivery-parked his");
    }

    @Test
    void aDestinationThatHangsKeepsOnlyItsOwnShareOfTheWorkers() throws InterruptedException {
        post("deaf", 4);
        post("his", 4);
        CountDownLatch hung = new CountDownLatch(1);
        Deliverer deliverer = with(
                channel("deaf", PACE, item -> {
                    await(hung);
                    return CONFIRMED;
                }),
                channel("his", PACE, item -> CONFIRMED));

        until(() -> {
            deliverer.round();
            return lines.became().subList(4, 8).stream().allMatch("delivered"::equals);
        });

        assertThat(lines.became().subList(0, 4)).containsOnly("");
        assertThat(lines.row(1).attempts()).isEqualTo(1);
        assertThat(lines.row(2).attempts())
                .as("no more than its pace under way")
                .isZero();
        hung.countDown();
    }

    @Test
    void aDestinationThatIsDownDoesNotUseUpTheAttemptsOfAllThatWaits() {
        post("down", 50);
        Deliverer deliverer = with(channel("down", PACE, item -> new Delivery.TryAgain("connection refused")));

        int begun = 0;
        for (int second = 0; second < 20; second++) {
            begun += settled(deliverer);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(begun).isBetween(4, 10);
        assertThat(lines.became()).contains("");
    }

    @Test
    void theRateIsKept() {
        post("his", 40);
        Deliverer deliverer = with(channel("his", new DeliveryPace(16, 60, Duration.ofSeconds(10)), item -> CONFIRMED));

        int atOnce = settled(deliverer) + settled(deliverer);
        clock.advance(Duration.ofSeconds(3));
        int afterThreeSeconds = settled(deliverer);

        assertThat(atOnce).isEqualTo(6);
        assertThat(afterThreeSeconds).isEqualTo(3);
    }

    @Test
    void deliversByItselfOnceStartedAndAStopWaitsForWhatIsUnderWay() throws InterruptedException {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        post("his", 1);
        Deliverer deliverer = with(channel("his", PACE, item -> {
            underWay.countDown();
            await(goOn);
            return CONFIRMED;
        }));
        deliverer.start();
        assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();

        Thread stop = new Thread(() -> uninterrupted(deliverer), "stop");
        stop.start();
        until(() -> !deliverer.isRunning());
        lines.add(item("his", 1), 0);
        goOn.countDown();
        stop.join(10_000);

        assertThat(lines.became()).containsExactly("delivered", "");
    }

    private static void uninterrupted(Deliverer deliverer) {
        try {
            deliverer.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round, and all it began came to an end. */
    private static int settled(Deliverer deliverer) {
        int begun = deliverer.round();
        until(() -> deliverer.underWay() == 0);
        return begun;
    }

    private Deliverer with(DeliveryChannel... channels) {
        DeliveryRules rules = new DeliveryRules(
                4,
                4,
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), () -> 0),
                new Backoff(Duration.ofSeconds(8), Duration.ofMinutes(1), () -> 0),
                Duration.ofSeconds(10));
        Deliverer deliverer =
                new Deliverer(new Deliverer.Lines(lines, told(), direct()), List.of(channels), rules, clock);
        started.add(deliverer);
        return deliverer;
    }

    private Incidents told() {
        return new Incidents() {
            @Override
            public void open(FacilityCode facility, String kind, String cause, String words, Instant at) {
                synchronized (incidents) {
                    incidents.add(facility + " " + kind + " " + cause);
                }
            }

            @Override
            public void close(FacilityCode facility, String kind, String cause, Instant at) {
                throw new IllegalStateException("the deliverer closes none");
            }

            @Override
            public void closeOthers(FacilityCode facility, String kind, Set<String> causes, Instant at) {
                synchronized (incidents) {
                    incidents.removeIf(one -> one.startsWith(facility + " " + kind + " ")
                            && causes.stream().noneMatch(one::endsWith));
                }
            }
        };
    }

    private static UnitOfWork direct() {
        return new UnitOfWork() {
            @Override
            public <T> T inOne(Supplier<T> work) {
                return work.get();
            }

            @Override
            public <T> T inItsOwn(Supplier<T> work) {
                return work.get();
            }
        };
    }

    private DeliveryChannel channel(String to, DeliveryPace pace, Function<OutboxItem, Delivery> carry) {
        return new DeliveryChannel() {
            @Override
            public Optional<DeliveryPace> pace(String destination) {
                return destination.equals(to) ? Optional.of(pace) : Optional.empty();
            }

            @Override
            public boolean serves(String destination, String kind) {
                return destination.equals(to) && kind.equals("his-notice");
            }

            @Override
            public Delivery deliver(OutboxItem item) {
                return carry.apply(item);
            }
        };
    }

    private void post(String destination, int count) {
        for (int i = 0; i < count; i++) {
            lines.add(item(destination, i), 0);
        }
    }

    private static OutboxItem item(String destination, int number) {
        UUID id = new UUID(destination.equals("his") ? 0 : destination.hashCode(), number);
        return new OutboxItem(id, new FacilityCode("38001"), destination, "his-notice", new byte[0]);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void until(BooleanSupplier met) {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(10)).until(met::getAsBoolean);
    }

    private static final class TestClock extends Clock {
        private volatile Instant now = NOON;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
