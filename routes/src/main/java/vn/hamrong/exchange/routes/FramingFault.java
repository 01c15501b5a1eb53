package vn.hamrong.exchange.routes;

import vn.hamrong.exchange.Refusal;

/** How bytes can fail to be an MLLP frame: {@code 0x0B content 0x1C 0x0D}, with CR and LF allowed between frames. */
public enum FramingFault {
    JUNK(
            "no-frame-start",
            "Có dữ liệu nằm ngoài khung MLLP (khung bắt đầu bằng 0x0B)",
            "there are bytes outside an MLLP frame, which starts with 0x0B"),
    BAD_END(
            "bad-frame-end",
            "Sau 0x1C phải là 0x0D: khung MLLP kết thúc sai",
            "0x1C is not followed by 0x0D: the MLLP frame ends wrongly"),
    SECOND_START(
            "second-frame-start",
            "Có 0x0B bên trong khung MLLP: bản tin trước bị cắt",
            "0x0B inside an MLLP frame: the message before it was cut"),
    NUL("nul-byte", "Có byte 0 bên trong bản tin", "there is a zero byte inside the message"),
    TOO_LONG("frame-too-long", "Bản tin dài quá giới hạn", "the message is longer than the hub takes"),
    TOO_SLOW(
            "frame-too-slow",
            "Bản tin không đến trọn vẹn trong thời hạn, hãy gửi lại",
            "the message did not arrive whole in time, send it again");

    private final String code;
    private final String vietnamese;
    private final String english;

    FramingFault(String code, String vietnamese, String english) {
        this.code = code;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** What the sender is told. */
    public Refusal refusal() {
        return new Refusal(code, "102", "", vietnamese, english);
    }
}
