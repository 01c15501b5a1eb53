package vn.hamrong.exchange.routes.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.routes.HttpAnswer;

/**
 * Answers in the portal's own words: {@code maKetQua} with the codes of CV 1245/BHXH-CNTT (200, 401, 403) and of the older
 * submission call (201 malformed, 202 wrong content, 204 empty). The HTTP status is 200 but where the caller may not come
 * in (401, 403) or the hub cannot take anything now (503).
 */
final class PortalAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    static final HttpAnswer NOT_LOGGED_IN = said(401, "401", "Chưa xác thực: hãy lấy lại token / not logged in");
    static final HttpAnswer WRONG_LOGIN =
            said(401, "401", "Chưa xác thực: sai tên đăng nhập hoặc mật khẩu / wrong user name or password");
    static final HttpAnswer OTHERS =
            said(403, "403", "Không có quyền: mã cơ sở không phải của tài khoản này / another facility");
    static final HttpAnswer JOURNAL_AWAY =
            said(503, "500", "Trục tạm thời không ghi được, hãy gửi lại sau / send it again later");
    static final HttpAnswer BUSY = said(503, "500", "Trục đang bận, hãy gửi lại sau / busy, send it again later");

    private PortalAnswers() {}

    static HttpAnswer said(int status, String code, String words) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("maKetQua", code);
        json.put("thongDiep", words);
        return of(status, json);
    }

    /** The answer to a login. */
    static HttpAnswer tokens(String username, PortalSessions.Tokens tokens) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("access_token", tokens.accessToken());
        key.put("id_token", tokens.idToken());
        key.put("token_type", "Bearer");
        key.put("username", username);
        key.put("expires_in", tokens.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("maKetQua", "200");
        json.put("APIKey", key);
        return of(200, json);
    }

    /** The answer to a submission that is on disk, or was refused and kept. */
    static HttpAnswer submitted(int status, String code, JournalNumber number, Instant at, String words) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("maKetQua", code);
        json.put("maGiaoDich", Transaction.of(number));
        json.put("thoiGianTiepNhan", TIME.format(at));
        json.put("thongDiep", words);
        return of(status, json);
    }

    static HttpAnswer of(int status, Map<String, Object> json) {
        try {
            return HttpAnswer.json(status, JSON.writeValueAsString(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and lists are JSON", impossible);
        }
    }
}
