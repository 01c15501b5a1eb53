package vn.hamrong.shared.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door under real sockets: what it lets through, what it refuses, and what that may cost. */
class PartnerDoorTest {
    private static final String GOOD = "POST /echo?a=b HTTP/1.1\r\nHost: hub\r\nContent-Length: 5\r\n";
    private static final HttpLimits QUICK = new HttpLimits(
            Duration.ofMillis(400),
            Duration.ofMillis(700),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            4,
            8,
            2_000);

    private final Echo echo = new Echo();
    private Optional<Door> door = Optional.empty();

    /** Says back what it was told, and remembers it; who sends {@code x-key: wrong} may not come in. */
    private static final class Echo implements HttpService {
        final List<HttpHead> heads = new CopyOnWriteArrayList<>();

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public int bodyMax() {
            return 1_000;
        }

        @Override
        public Optional<HttpAnswer> refuse(HttpHead head) {
            return head.header("x-key").equals("wrong")
                    ? Optional.of(HttpAnswer.refusal(401, "key", "sai", "wrong"))
                    : Optional.empty();
        }

        @Override
        public CompletableFuture<HttpAnswer> answer(HttpHead head, byte[] body) {
            heads.add(head);
            if (new String(body, StandardCharsets.UTF_8).equals("crash")) {
                throw new IllegalStateException("Nguyễn Văn Bí Mật");
            }
            return CompletableFuture.completedFuture(new HttpAnswer(200, "text/plain", body));
        }
    }

    private Door door(HttpLimits limits) throws Exception {
        Door made = Door.on(new HttpPaths(Map.of("/echo", echo), Set.of("x-key", "content-type")), limits);
        door = Optional.of(made);
        return made;
    }

    @AfterEach
    void close() {
        door.ifPresent(Door::close);
    }

    private static String once(String head) {
        return head + "Connection: close\r\n\r\nhello";
    }

    @Test
    void answersCallAfterCallOnOneConnection() throws Exception {
        try (Socket socket = door(HttpLimits.DEFAULT).connect()) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write((GOOD + "\r\nhello").getBytes(StandardCharsets.US_ASCII));

                assertThat(Door.answer(socket)).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nhello");
            }
        }
        assertThat(echo.heads).hasSize(3);
        assertThat(echo.heads.get(0).query()).containsExactly(Map.entry("a", "b"));
    }

    @Test
    void aCallRefusedByItsHeadLeavesTheConnectionToTheNext() throws Exception {
        try (Socket socket = door(HttpLimits.DEFAULT).connect()) {
            for (String head :
                    List.of(GOOD + "\r\nhello", "GET /echo HTTP/1.1\r\nHost: h\r\n\r\n", GOOD + "\r\nhello")) {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

                assertThat(Door.answer(socket)).startsWith(head.startsWith("GET") ? "HTTP/1.1 405 " : "HTTP/1.1 200 ");
            }
        }
        assertThat(echo.heads).hasSize(2);
    }

    @Test
    void X04_onlyAllowedHeadersComeThrough() throws Exception {
        String answer = door(HttpLimits.DEFAULT)
                .ask(once(GOOD + "X-Key: right\r\nCamelHttpUri: http://evil\r\nCAmelExecCommandExecutable: sh\r\n"
                        + "CamelFileName: ../../x\r\noperationName: x\r\nwebsocket.sendToAll: true\r\n"
                        + "X-Forwarded-For: 1.2.3.4\r\nX-Original-URL: /admin\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(echo.heads)
                .singleElement()
                .satisfies(head -> assertThat(head.headers()).containsExactly(Map.entry("x-key", "right")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Content-Length: 5\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: 5, 5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length : 5\r\n",
                "Content-Length: 5\r\nX-Folded: a\r\n b\r\n",
                "Content-Length: 5\r\nX-Bare: a\nY: b\r\n",
                "Content-Length: 5\r\nX-Nul: a\u0000b\r\n",
                "Content-Length: 5\r\nHost: other\r\n",
                "Content-Length: 5\r\nno colon\r\n"
            })
    void O05_whatTwoReadersCouldReadDifferentlyIsRefused(String headers) throws Exception {
        String answer = door(HttpLimits.DEFAULT).ask("POST /echo HTTP/1.1\r\nHost: hub\r\n" + headers + "\r\nhello");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Connection: close".toLowerCase(java.util.Locale.ROOT));
        assertThat(echo.heads).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET http://elsewhere/echo HTTP/1.1\r\nHost: hub\r\n\r\n",
                "POST /echo HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
                "POST  /echo HTTP/1.1\r\nHost: hub\r\n\r\n",
                "POST /echo HTTP/9.9\r\nHost: hub\r\n\r\n",
                "post /echo HTTP/1.1\r\nHost: hub\r\n\r\n",
                "\u0016\u0003\u0001 no http at all\r\n\r\n"
            })
    void O05_whatIsNoHttp11RequestIsRefused(String request) throws Exception {
        assertThat(door(HttpLimits.DEFAULT).ask(request)).startsWith("HTTP/1.1 400 ");
        assertThat(echo.heads).isEmpty();
    }

    @Test
    void O05_anEndlessHeadIsCutOff() throws Exception {
        String answer = door(HttpLimits.DEFAULT).ask(GOOD + "X-Long: " + "a".repeat(20_000));

        assertThat(answer).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void O05_theGoodTwinPasses() throws Exception {
        assertThat(door(HttpLimits.DEFAULT).ask("\r\n" + once(GOOD))).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void answersByTheHeadAloneWhereNobodyMayComeIn() throws Exception {
        Door here = door(HttpLimits.DEFAULT);

        assertThat(here.ask("POST /nowhere HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
        assertThat(here.ask("GET /echo HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ");
        assertThat(here.ask("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(here.ask(GOOD + "X-Key: wrong\r\n\r\n")).startsWith("HTTP/1.1 401 ");
        assertThat(here.ask(GOOD + "Content-Encoding: gzip\r\n\r\n")).startsWith("HTTP/1.1 415 ");
        assertThat(echo.heads).isEmpty();
        assertThat(here.held()).isZero();
    }

    @Test
    void tellsAClientThatAsksFirstToGoOn() throws Exception {
        try (Socket socket = door(HttpLimits.DEFAULT).connect()) {
            socket.getOutputStream().write((GOOD + "Expect: 100-continue\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

            assertThat(Door.answer(socket)).startsWith("HTTP/1.1 100 ");
            socket.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            assertThat(Door.answer(socket)).startsWith("HTTP/1.1 200 ").endsWith("hello");
        }
    }

    @Test
    void aFailureBehindItIs500WithoutDetails() throws Exception {
        String answer = door(HttpLimits.DEFAULT).ask(GOOD + "Connection: close\r\n\r\ncrash");

        assertThat(answer).startsWith("HTTP/1.1 500 ").doesNotContain("Bí Mật").doesNotContain("Exception");
    }

    @Test
    void aBodyThatDoesNotComeIsGivenUpAndItsMemoryFreed() throws Exception {
        Door here = door(QUICK);
        try (Socket socket = here.connect()) {
            socket.getOutputStream().write((GOOD + "\r\nhel").getBytes(StandardCharsets.US_ASCII));

            assertThat(Door.untilClosed(socket)).startsWith("HTTP/1.1 408 ");
        }
        assertThat(here.held()).isZero();
        assertThat(echo.heads).isEmpty();
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws Exception {
        try (Socket socket = door(QUICK).connect()) {
            assertThat(Door.untilClosed(socket)).isEmpty();
        }
    }

    @Test
    void bodiesTogetherAreBounded() throws Exception {
        Door here = door(QUICK);
        String large = "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 900\r\n\r\n";
        try (Socket one = here.connect();
                Socket two = here.connect()) {
            one.getOutputStream().write(large.getBytes(StandardCharsets.US_ASCII));
            two.getOutputStream().write(large.getBytes(StandardCharsets.US_ASCII));
            awaitHeld(here, 1_800);

            assertThat(here.ask(large)).startsWith("HTTP/1.1 503 ");
        }
        awaitHeld(here, 0);
    }

    private static void awaitHeld(Door door, long bytes) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (door.held() != bytes && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(door.held()).isEqualTo(bytes);
    }

    @Test
    void oneAddressHasABoundedNumberOfConnections() throws Exception {
        Door here = door(QUICK);
        try (Socket one = here.connect();
                Socket two = here.connect();
                Socket three = here.connect();
                Socket four = here.connect()) {
            assertThat(List.of(one, two, three, four)).allMatch(Socket::isConnected);

            assertThat(isTurnedAway(here)).isTrue();
        }
    }

    private static boolean isTurnedAway(Door door) {
        try {
            return door.ask(once(GOOD)).isEmpty();
        } catch (IOException reset) {
            return true;
        }
    }
}
