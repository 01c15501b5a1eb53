package vn.hamrong.shared.routes.outgoing;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.outgoing.Answer;
import vn.hamrong.shared.outgoing.Call;
import vn.hamrong.shared.outgoing.Partner;

/**
 * A partner over Java's own HTTP client: HTTP/1.1, no redirects, no cookies, no compression, an answer bounded in time
 * and size. The time holds for the login too, if one is needed.
 */
public final class HttpPartner implements Partner {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
    private static final int UNAUTHORIZED = 401;

    private final PartnerAddress address;
    private final Credentials credentials;
    private final Optional<ClientTlsFiles> tls;
    private @Nullable HttpClient client;
    private @Nullable SSLContext clientTls;

    /** At that address, showing who we are by {@code credentials}. */
    public HttpPartner(PartnerAddress address, Credentials credentials) {
        this.address = address;
        this.credentials = credentials;
        boolean secure = "https".equals(address.base().getScheme());
        this.tls = secure ? Optional.of(new ClientTlsFiles(address.tls().orElse(ClientTls.USUAL))) : Optional.empty();
    }

    @Override
    public Answer ask(Call call) {
        long end = System.nanoTime() + address.patience().toNanos();
        Optional<String> authorization;
        try {
            authorization = credentials.authorization();
        } catch (IllegalStateException notNow) {
            return new Answer.Silent(String.valueOf(notNow.getMessage()));
        }
        Duration left = Duration.ofNanos(end - System.nanoTime());
        return left.isNegative() || left.isZero()
                ? new Answer.Silent("the login took all the time there was")
                : send(call, authorization, left);
    }

    private Answer send(Call call, Optional<String> authorization, Duration left) {
        CompletableFuture<HttpResponse<byte[]>> asked;
        try {
            asked = client().sendAsync(
                            request(call, authorization, left), head -> new BoundedBody(address.answerMax()));
        } catch (IllegalStateException notNow) {
            return new Answer.Silent(String.valueOf(notNow.getMessage()));
        }
        Answer answer = await(asked, left);
        if (answer instanceof Answer.Said said && said.status() == UNAUTHORIZED) {
            credentials.refused();
        }
        return answer;
    }

    private HttpRequest request(Call call, Optional<String> authorization, Duration left) {
        HttpRequest.BodyPublisher body = call.body().length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(call.body());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.at(call.path())).timeout(left).method(call.method(), body);
        call.headers().forEach(request::setHeader);
        authorization.ifPresent(header -> request.setHeader("Authorization", header));
        return request.build();
    }

    /** The client's own time-out ends with the answer's head: this one holds for the whole of it. */
    private Answer await(CompletableFuture<HttpResponse<byte[]>> asked, Duration left) {
        try {
            HttpResponse<byte[]> response = asked.get(left.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer.Said(response.statusCode(), headers(response), response.body());
        } catch (TimeoutException late) {
            asked.cancel(true);
            return new Answer.Silent(
                    "no whole answer within " + address.patience().toSeconds() + " s");
        } catch (ExecutionException broken) {
            return new Answer.Silent(words(broken.getCause()));
        } catch (InterruptedException stop) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Silent("the hub stopped while it waited for the answer");
        }
    }

    /** The kind of failure only: messages of the network may name what was asked. */
    private static String words(@Nullable Throwable cause) {
        Throwable deepest = cause;
        while (deepest != null && deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        if (deepest instanceof BoundedBody.TooLong) {
            return "the answer is longer than is taken";
        }
        return "no answer: " + (deepest == null ? "unknown" : deepest.getClass().getSimpleName());
    }

    private static Map<String, String> headers(HttpResponse<byte[]> response) {
        Map<String, String> first = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> first.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return first;
    }

    private synchronized HttpClient client() {
        SSLContext context = tls.map(files -> files.context().context()).orElse(null);
        if (client == null || context != clientTls) {
            clientTls = context;
            client = made(context);
        }
        return client;
    }

    private HttpClient made(@Nullable SSLContext context) {
        Duration connect = address.patience().compareTo(CONNECT_MAX) < 0 ? address.patience() : CONNECT_MAX;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect);
        if (context != null) {
            builder.sslContext(context);
        }
        return builder.build();
    }
}
