package vn.hamrong.simulators.bhyt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in for the insurer's portal: takes logins and files as CV 1245/BHXH-CNTT says, and misbehaves on demand. Any name
 * may log in with the one password.
 */
public final class PortalSimulator implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BODY_MAX = 64 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final String passwordMd5;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> cards = new CopyOnWriteArrayList<>();
    private final AtomicInteger logins = new AtomicInteger();
    private volatile Mood mood = Mood.GOOD;

    /** How it behaves. */
    public enum Mood {
        /** As documented. */
        GOOD,
        /** Tokens have ended: every file is answered 401; a new login makes it good. */
        FORGETFUL,
        /** Every file is answered 201, malformed. */
        REFUSING,
        /** Answers after three seconds. */
        SLOW,
        /** Takes the file, then breaks the connection without an answer. */
        LOSING,
        /** A proxy's page with status 200. */
        PAGE,
        /** 503. */
        DOWN
    }

    /** A file that came. */
    public record Received(String path, String facility, byte[] content) {
        @Override
        public String toString() {
            return "Received[" + path + ", " + content.length + " bytes]";
        }
    }

    private PortalSimulator(HttpServer server, String passwordMd5) {
        this.server = server;
        this.passwordMd5 = passwordMd5;
        server.setExecutor(threads);
        server.createContext("/api/token/take", exchange -> answer(exchange, this::login));
        server.createContext("/api/qd130/", exchange -> answer(exchange, this::file));
        server.createContext(PortalClient.CARD, this::card);
        server.start();
    }

    /** On a free port of this machine. */
    public static PortalSimulator start(String password) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        return new PortalSimulator(server, PortalClient.md5(password));
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** From now on. */
    public void be(Mood next) {
        mood = next;
    }

    /** Files taken with 200, or whose answer was lost, in the order they came. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Cards that were asked about, in order. */
    public List<String> cards() {
        return List.copyOf(cards);
    }

    /** How many logins were tried. */
    public int logins() {
        return logins.get();
    }

    private interface Part {
        Map<String, Object> of(HttpExchange exchange, Map<String, String> form);
    }

    private void answer(HttpExchange exchange, Part part) throws IOException {
        try (exchange) {
            Map<String, String> form = form(exchange.getRequestBody().readNBytes(BODY_MAX));
            Mood now = mood;
            if (now == Mood.DOWN) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            pauseIf(now == Mood.SLOW);
            byte[] body = now == Mood.PAGE
                    ? "<html>Proxy</html>".getBytes(StandardCharsets.UTF_8)
                    : JSON.writeValueAsBytes(part.of(exchange, form));
            if (now == Mood.LOSING) {
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", now == Mood.PAGE ? "text/html" : "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Knows one card: that of who has the citizen number {@code maThe} asks for. */
    private void card(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody().readNBytes(BODY_MAX));
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        answer(exchange, (call, none) -> {
            String user = query.replaceAll(".*[&?]?username=([^&]*).*", "$1");
            boolean known = query.contains("token=a-" + user + "&id_token=i-" + user)
                    && query.endsWith("password=" + passwordMd5);
            if (!known || mood == Mood.FORGETFUL) {
                return Map.of("maKetQua", "401", "ghiChu", "Lỗi xác thực tài khoản");
            }
            cards.add(asked.path("maThe").asText());
            return asked.path("maThe").asText().isEmpty()
                    ? Map.of("maKetQua", "205", "ghiChu", "Sai định dạng tham số")
                    : Map.of(
                            "maKetQua",
                            "000",
                            "ghiChu",
                            "Thẻ còn giá trị sử dụng!",
                            "hoTen",
                            asked.path("hoTen").asText());
        });
    }

    private static void pauseIf(boolean slow) {
        if (slow) {
            try {
                TimeUnit.SECONDS.sleep(3);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Map<String, Object> login(HttpExchange exchange, Map<String, String> form) {
        logins.incrementAndGet();
        if (!passwordMd5.equals(form.get("password"))) {
            return Map.of("maKetQua", "401");
        }
        if (mood == Mood.FORGETFUL) {
            mood = Mood.GOOD;
        }
        Instant end = Instant.now().plus(Duration.ofMinutes(15)).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("access_token", "a-" + form.get("username"));
        key.put("id_token", "i-" + form.get("username"));
        key.put("token_type", "Bearer");
        key.put("username", String.valueOf(form.get("username")));
        key.put("expires_in", end.toString());
        return Map.of("maKetQua", "200", "APIKey", key);
    }

    private Map<String, Object> file(HttpExchange exchange, Map<String, String> form) {
        String user = String.valueOf(form.get("username"));
        boolean known = ("a-" + user).equals(exchange.getRequestHeaders().getFirst("accessToken"))
                && ("i-" + user).equals(exchange.getRequestHeaders().getFirst("tokenId"))
                && passwordMd5.equals(exchange.getRequestHeaders().getFirst("passwordHash"));
        if (!known || mood == Mood.FORGETFUL) {
            return Map.of("maKetQua", "401");
        }
        if (mood == Mood.REFUSING) {
            return Map.of("maKetQua", "201", "thongDiep", "XML sai định dạng");
        }
        byte[] content = Base64.getDecoder().decode(form.getOrDefault("fileHSBase64", ""));
        String path = exchange.getRequestURI().getPath();
        received.add(new Received(path, form.getOrDefault("maCSKCB", ""), content));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("maKetQua", "200");
        answer.put("maGiaoDich", "BH" + received.size());
        answer.put("thoiGianTiepNhan", "20261122101530");
        answer.put("thongDiep", "");
        return answer;
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> form = new LinkedHashMap<>();
        List<String> fields = new ArrayList<>(List.of(new String(body, StandardCharsets.US_ASCII).split("&", -1)));
        for (String field : fields) {
            int equal = field.indexOf('=');
            if (equal > 0) {
                form.put(
                        field.substring(0, equal),
                        URLDecoder.decode(field.substring(equal + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
