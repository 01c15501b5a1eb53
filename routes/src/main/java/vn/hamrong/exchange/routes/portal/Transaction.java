package vn.hamrong.exchange.routes.portal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.hamrong.shared.JournalNumber;

/** {@code maGiaoDich}: the journal number as the sender keeps it. It opens nothing by itself. */
final class Transaction {
    private static final Pattern FORM = Pattern.compile("HR[0-9]{1,18}");

    private Transaction() {}

    static String of(JournalNumber number) {
        return String.format(Locale.ROOT, "HR%010d", number.value());
    }

    static Optional<JournalNumber> number(String transaction) {
        return FORM.matcher(transaction).matches()
                ? Optional.of(new JournalNumber(Long.parseLong(transaction.substring(2))))
                : Optional.empty();
    }
}
