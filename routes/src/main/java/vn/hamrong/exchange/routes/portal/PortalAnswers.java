package vn.hamrong.exchange.routes.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.bhyt.DossierFault;
import vn.hamrong.exchange.routes.dossier.Judged;
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

    static final HttpAnswer TOO_LARGE = said(413, "202", "Tệp dài quá giới hạn / the file is too large");
    static final HttpAnswer NO_FORM = said(400, "205", "Sai định dạng tham số / malformed parameters");
    static final HttpAnswer NO_BASE64 =
            said(200, "201", "fileHSBase64 không phải base64 hợp lệ, hoặc bị cắt cụt / no valid base64, or cut off");
    static final HttpAnswer EMPTY = said(200, "204", "fileHSBase64 rỗng / empty");
    static final HttpAnswer BAD_KEY =
            said(400, "205", "Idempotency-Key phải gồm 1–150 ký tự ASCII / must be 1 to 150 ASCII characters");
    static final HttpAnswer CONFLICT = said(
            409,
            "202",
            "Idempotency-Key đã dùng cho tệp khác; tệp này được giữ lại chờ người xem xét"
                    + " / the key was used for another file; this one is kept for a person to judge");
    private static final String FOREIGN = "foreign-facility";
    private static final String FAULTY = "faulty-file";

    private PortalAnswers() {}

    /** A file that is kept; the words tell how many faults it has and name the first. */
    static HttpAnswer taken(JournalNumber number, Instant receivedAt, Judged judged) {
        return submitted(200, "200", number, receivedAt, words(judged));
    }

    private static String words(Judged judged) {
        if (judged.faults().isEmpty()) {
            return "";
        }
        DossierFault first = judged.faults().stream()
                .filter(DossierFault::isError)
                .findFirst()
                .orElse(judged.faults().get(0));
        return "Đã nhận; %d lỗi, %d cảnh báo. %s: %s"
                .formatted(
                        judged.errors(), judged.faults().size() - judged.errors(), first.place(), first.vietnamese());
    }

    /** A file that is kept as refused. */
    static HttpAnswer refused(JournalNumber number, Instant at, Refusal why) {
        boolean foreign = why.code().equals(FOREIGN);
        String code = foreign ? "403" : why.code().equals(FAULTY) ? "202" : "201";
        return submitted(foreign ? 403 : 200, code, number, at, why.vietnamese() + " / " + why.english());
    }

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

    private static HttpAnswer submitted(int status, String code, JournalNumber number, Instant at, String words) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("maKetQua", code);
        json.put("maGiaoDich", Transaction.of(number));
        json.put("thoiGianTiepNhan", TIME.format(at));
        json.put("thongDiep", words);
        return of(status, json);
    }

    /** As {@code thoiGianTiepNhan} is written: yyyyMMddHHmmss in Vietnam. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    static HttpAnswer of(int status, Map<String, Object> json) {
        try {
            return HttpAnswer.json(status, JSON.writeValueAsString(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and lists are JSON", impossible);
        }
    }
}
