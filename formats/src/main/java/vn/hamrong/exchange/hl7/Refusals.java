package vn.hamrong.exchange.hl7;

import vn.hamrong.exchange.Refusal;

/** Every reason for which a message is refused by its bytes and its first segment. No text holds a value of a message. */
final class Refusals {
    static final Refusal NO_MSH = new Refusal(
            "no-msh", "100", "MSH^1", "Bản tin không bắt đầu bằng đoạn MSH", "the message does not start with MSH");
    static final Refusal SEPARATORS = new Refusal(
            "bad-separators",
            "102",
            "MSH^1^2",
            "Ký tự phân cách ở MSH-1, MSH-2 không hợp lệ",
            "the separators of MSH-1 and MSH-2 are unusable");
    static final Refusal NO_CONTROL_ID = new Refusal(
            "no-control-id", "101", "MSH^1^10", "Thiếu mã bản tin MSH-10", "the control id MSH-10 is missing");
    static final Refusal CONTROL_ID = new Refusal(
            "bad-control-id",
            "102",
            "MSH^1^10",
            "Mã bản tin MSH-10 dài hơn 199 ký tự",
            "the control id MSH-10 has more than 199 characters");
    static final Refusal NO_TYPE =
            new Refusal("no-type", "101", "MSH^1^9", "Thiếu loại bản tin MSH-9", "the message type MSH-9 is missing");
    static final Refusal TYPE = new Refusal(
            "unsupported-type",
            "200",
            "MSH^1^9",
            "Loại bản tin MSH-9 không được hỗ trợ",
            "the message type MSH-9 is not supported");
    static final Refusal ACKNOWLEDGMENT = new Refusal(
            "acknowledgment",
            "200",
            "MSH^1^9",
            "Nơi nhận không chờ bản tin trả lời (ACK)",
            "an acknowledgment came where none was awaited");
    static final Refusal VERSION = new Refusal(
            "unsupported-version",
            "203",
            "MSH^1^12",
            "Phiên bản HL7 ở MSH-12 không được hỗ trợ (nhận 2.1 đến 2.9)",
            "the version in MSH-12 is not supported (2.1 to 2.9 are)");
    static final Refusal PROCESSING = new Refusal(
            "wrong-processing-id",
            "202",
            "MSH^1^11",
            "MSH-11: hệ thống thật chỉ nhận bản tin thật (P)",
            "MSH-11: this production system takes production messages (P) only");
    static final Refusal CHARSET = new Refusal(
            "unsupported-charset",
            "102",
            "MSH^1^18",
            "Bảng mã ở MSH-18 không được hỗ trợ",
            "the character set in MSH-18 is not supported");
    static final Refusal BYTES = new Refusal(
            "wrong-charset",
            "102",
            "MSH^1^18",
            "Nội dung không đúng với bảng mã đã khai hoặc đã cấu hình",
            "the content does not fit the declared or configured character set");
    static final Refusal CONTROLS = new Refusal(
            "control-characters",
            "102",
            "",
            "Nội dung có ký tự điều khiển không hợp lệ (NUL, VT hoặc FS)",
            "the content holds a NUL, VT or FS character");
    static final Refusal TOO_LARGE =
            new Refusal("too-large", "102", "", "Bản tin quá lớn", "the message is larger than the hub takes");
    static final Refusal TOO_MANY = new Refusal(
            "too-many-parts",
            "102",
            "",
            "Bản tin có quá nhiều đoạn, trường hoặc lần lặp",
            "the message has more segments, fields or repetitions than the hub takes");
    static final Refusal MRN = new Refusal(
            "bad-patient-number",
            "102",
            "PID^1^3",
            "Mã bệnh nhân dài hơn 100 ký tự",
            "a patient number has more than 100 characters");

    private Refusals() {}
}
