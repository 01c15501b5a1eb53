package vn.hamrong.exchange.routes.dossier;

import java.util.Locale;
import java.util.Optional;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.bhyt.DossierFault;
import vn.hamrong.shared.JournalNumber;

/** The answer that lies beside a file: Vietnamese first. Holds no value of the file. */
final class FolderAnswer {
    private static final int FAULTS_MAX = 500;

    private FolderAnswer() {}

    static String of(JournalNumber number, Judged judged) {
        Optional<Refusal> refusal = judged.message().refusal();
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "Mã giao dịch / transaction: HR%010d%n", number.value()));
        text.append(refusal.map(why -> "TỪ CHỐI / refused: " + why.vietnamese() + " / " + why.english())
                        .orElse("ĐÃ NHẬN / taken"))
                .append(System.lineSeparator());
        long errors = judged.errors();
        text.append(String.format(
                Locale.ROOT,
                "%d lỗi, %d cảnh báo / %1$d errors, %2$d warnings%n",
                errors,
                judged.faults().size() - errors));
        judged.faults().stream().limit(FAULTS_MAX).forEach(fault -> text.append(line(fault)));
        return text.toString();
    }

    static String unread(String why) {
        return "TỪ CHỐI, không đọc / refused unread: " + why + System.lineSeparator();
    }

    private static String line(DossierFault fault) {
        return (fault.isError() ? "LỖI " : "CẢNH BÁO ") + fault.place() + ": " + fault.vietnamese() + " / "
                + fault.english() + System.lineSeparator();
    }
}
