package vn.hamrong.exchange.routes;

import vn.hamrong.exchange.Refusal;

/** What the edge itself answers with, besides {@link FramingFault} and what the reader finds. */
final class Refusals {
    static final Refusal STRANGER = new Refusal(
            "unknown-sender",
            "204",
            "",
            "Kết nối này không thuộc bệnh viện nào đã đăng ký",
            "this connection belongs to no registered hospital");
    static final Refusal FOREIGN_FACILITY = new Refusal(
            "foreign-facility",
            "204",
            "MSH^1^4",
            "MSH-4 không phải là bệnh viện của kết nối này",
            "MSH-4 is not the hospital this connection belongs to");
    static final Refusal FOREIGN_AUTHORITY = new Refusal(
            "foreign-authority",
            "204",
            "PID^1^3^1^4",
            "Mã bệnh nhân ở PID-3 do bệnh viện khác cấp",
            "the patient number in PID-3 was issued by another hospital");
    static final Refusal CONFLICT = new Refusal(
            "control-id-conflict",
            "205",
            "MSH^1^10",
            "Mã MSH-10 đã dùng cho một bản tin có nội dung khác; bản tin được giữ lại chờ người xem xét",
            "MSH-10 was used before for a message with other content; this one is kept for a person to judge");
    static final Refusal JOURNAL = new Refusal(
            "journal-unavailable",
            "207",
            "",
            "Trục tạm thời không ghi được, hãy gửi lại sau",
            "the hub cannot keep messages at the moment, send it again later");

    private Refusals() {}

    static Refusal internal(String correlation) {
        return new Refusal(
                "internal-error",
                "207",
                "",
                "Lỗi nội bộ của trục, số " + correlation + ", hãy gửi lại sau",
                "internal error of the hub, number " + correlation + ", send it again later");
    }
}
