package vn.hamrong.shared.audit;

/**
 * What is wrong with the audit, and where.
 *
 * @param place in the chain; 0 when the row is in no chain
 * @param row the row's number in {@code hub.audit}; 0 when it is not known any more
 * @param more in English, for who investigates
 */
public record AuditFault(Kind kind, long place, long row, String more) {

    /** The kinds, with the words for the person who must act. */
    public enum Kind {
        EDITED("dòng nhật ký đã bị sửa", "a row was changed"),
        DELETED("dòng nhật ký đã bị xóa", "a row was deleted"),
        INSERTED("dòng nhật ký được chèn ngoài hệ thống", "a row was put in without the hub"),
        CUT_OFF("phần cuối nhật ký đã bị cắt", "the end was cut off"),
        RECHAINED(
                "chuỗi băm đã bị tính lại, khác với bản đã ký",
                "the chain was made anew: it is not the one that was signed"),
        HEAD_UNTRUSTED("bản ký đầu chuỗi không đúng chữ ký của hub", "a head without the hub's signature"),
        NO_HEADS("không còn bản ký đầu chuỗi nào", "no signed head is left");

        private final String vietnamese;
        private final String english;

        Kind(String vietnamese, String english) {
            this.vietnamese = vietnamese;
            this.english = english;
        }

        public String words() {
            return vietnamese + " / " + english;
        }
    }

    /** One line. */
    public String line() {
        StringBuilder line = new StringBuilder(kind.name()).append(": ").append(kind.words());
        if (place > 0) {
            line.append("; place ").append(place);
        }
        if (row > 0) {
            line.append("; hub.audit.id ").append(row);
        }
        return (more.isEmpty() ? line : line.append("; ").append(more)).toString();
    }
}
