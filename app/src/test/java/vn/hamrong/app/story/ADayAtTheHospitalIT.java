package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import vn.hamrong.app.demo.DemoDay;
import vn.hamrong.app.demo.DemoJourney;
import vn.hamrong.app.demo.Proof;
import vn.hamrong.exchange.Conservations;
import vn.hamrong.simulators.Day;
import vn.hamrong.simulators.Journey;
import vn.hamrong.simulators.Played;
import vn.hamrong.simulators.Player;

/**
 * The demo's day, told on both databases: what it must come to, and that nobody's name is in any log line. Counts all
 * that is in the hub, so it is the first of the stories by its name.
 */
class ADayAtTheHospitalIT {
    private static final Day DAY = Day.of(38);
    private static final Journey JOURNEY = Journey.of(38);

    @ParameterizedTest
    @EnumSource
    void everyMessageEndsWhereTheScriptSaysAndNobodyIsNamedInTheLog(TestDatabase database) throws Exception {
        RunningHub hub = RunningHub.on(database);
        ListAppender<ILoggingEvent> log = listen();

        Player player =
                Player.to(hub.settings().mllp().address(), hub.hospitals().all(), Duration.ofSeconds(30));
        Played played = player.play(DAY);
        Proof proof =
                new DemoDay(hub.bean(Conservations.class), hub.database(), hub.keys(), hub.url()).prove(DAY, played);
        new DemoJourney(player, hub.inboxes(), hub.database()).prove(JOURNEY, proof);

        assertThat(proof.holds()).as(() -> printed(proof)).isTrue();
        assertThat(leaks(log)).isEmpty();
    }

    private static String printed(Proof proof) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        proof.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static ListAppender<ILoggingEvent> listen() {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ((Logger) LoggerFactory.getLogger("ROOT")).addAppender(appender);
        return appender;
    }

    /** Canaries: names, numbers and addresses of the day's people. */
    private static List<String> leaks(ListAppender<ILoggingEvent> log) {
        List<String> canaries = new ArrayList<>(DAY.canaries());
        canaries.addAll(JOURNEY.canaries());
        assertThat(canaries).hasSizeGreaterThan(50);
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .filter(line -> canaries.stream().anyMatch(line::contains))
                .toList();
    }
}
