package vn.hamrong.shared.routes;

import java.nio.charset.StandardCharsets;

/** What goes back to a partner's system. The door adds {@code no-store} and {@code nosniff}. */
public record HttpAnswer(int status, String contentType, byte[] body) {

    /** {@code json} as UTF-8. */
    public static HttpAnswer json(int status, String json) {
        return new HttpAnswer(status, "application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8));
    }

    /** A refusal of the door itself, in two languages; {@code code} is a short stable word. */
    public static HttpAnswer refusal(int status, String code, String vietnamese, String english) {
        return json(
                status,
                "{\"code\":\"%s\",\"thongDiep\":\"%s\",\"message\":\"%s\"}".formatted(code, vietnamese, english));
    }

    @Override
    public String toString() {
        return "HttpAnswer[" + status + ", " + body.length + " bytes]";
    }
}
