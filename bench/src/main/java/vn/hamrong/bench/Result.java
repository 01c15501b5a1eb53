package vn.hamrong.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A laboratory result (ORU^R01) of an invented patient: with two values it becomes a patient, an encounter, a report and
 * two observations.
 *
 * @param sender MSH-4
 * @param controlId MSH-10 and the report's number: its effect can be told from every other's
 * @param patient ends the patient's and the visit's number
 * @param seq counts the patient's messages from 1; told in the address and the bed, which each message changes
 * @param remarks one text value each; without any it is an update of the patient and the visit (ADT^A08): only that may
 *     change what is known of them
 */
public record Result(String sender, String controlId, String patient, int seq, List<String> remarks) {
    public Result {
        remarks = List.copyOf(remarks);
    }

    /** {@code S12Q}: what a reader of the record looks for. */
    public static String mark(int seq) {
        return "S" + seq + "Q";
    }

    public static String mrn(String patient) {
        return "M" + patient;
    }

    public static String visit(String patient) {
        return "V" + patient;
    }

    /** The message at {@code time} (MSH-7). */
    public String text(String time) {
        boolean update = remarks.isEmpty();
        return header(update ? "ADT^A08^ADT_A01" : "ORU^R01^ORU_R01", time)
                + (update ? "EVN|A08|" + time + "\r" : "")
                + whom()
                + (update ? "" : request(time) + values(time));
    }

    private String header(String type, String time) {
        return "MSH|^~\\&|BENCH|" + sender + "|HAMRONG|SYT|" + time + "||" + type + "|" + controlId + "|P|2.5.1\r";
    }

    private String whom() {
        String name = "^^^" + sender;
        return "PID|1||" + mrn(patient) + name + "^MR||Nguyễn^Thị Phượng||19800217|F|||Số " + mark(seq)
                + " phố Giả Định^^Phường Thử Nghiệm^Thanh Hóa^^VNM\r"
                + "PV1|1|I|NOI^P1^" + mark(seq) + "||||BS014^Lê^Thị Giả||||||||||||" + visit(patient) + name + "^VN\r";
    }

    private String request(String time) {
        return "OBR|1||" + controlId + "^LIS|XNM^Xét nghiệm máu^" + sender + "|||" + time + "|||||||||||||||" + time
                + "||LAB|F\r";
    }

    private String values(String time) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < remarks.size(); i++) {
            values.append(String.format(
                    Locale.ROOT,
                    "OBX|%d|ST|NX%d^Nhận xét %d^%s||%s||||||F|||%s\r",
                    i + 1,
                    i + 1,
                    i + 1,
                    sender,
                    remarks.get(i),
                    time));
        }
        return values.toString();
    }

    @Override
    public String toString() {
        return "Result[" + controlId + "]";
    }

    /** {@code KEY#1 text} for each text: an observation says which message it came from. */
    public static List<String> remarks(String controlId, List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> controlId + "#" + (i + 1) + " " + texts.get(i))
                .toList();
    }
}
