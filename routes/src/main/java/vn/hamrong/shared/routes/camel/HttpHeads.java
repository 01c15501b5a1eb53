package vn.hamrong.shared.routes.camel;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import vn.hamrong.shared.routes.HttpHead;
import vn.hamrong.shared.routes.UrlForm;

/** From Netty's request to ours: only what is allowed through. */
final class HttpHeads {
    private HttpHeads() {}

    static HttpHead of(HttpRequest request, Channel channel, Set<String> allowed) {
        String target = request.uri();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        Map<String, String> headers = new HashMap<>();
        for (String name : allowed) {
            String value = request.headers().get(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new HttpHead(
                request.method().name(),
                path,
                UrlForm.of(query.getBytes(StandardCharsets.UTF_8)).orElse(Map.of()),
                headers,
                HttpUtil.getContentLength(request, 0),
                address(channel));
    }

    /** The unspecified address, which is nobody's, when the connection is gone already. */
    static InetAddress address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress()
                : new InetSocketAddress(0).getAddress();
    }
}
